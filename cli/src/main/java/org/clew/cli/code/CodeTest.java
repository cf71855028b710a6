package org.clew.cli.code;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.computer.Access;
import org.clew.data.CodeData;
import org.clew.data.CodeData.Location;
import org.clew.registry.ComputerRegistry;
import org.clew.repository.Repository;
import org.clew.scheduler.Command;
import org.clew.store.Store;
import picocli.CommandLine.Parameters;

/** Looks on the computer whether the program is there and can be started. */
@picocli.CommandLine.Command
public final class CodeTest extends StoreCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Parameters(paramLabel = "CODE", description = "label@computer, pk, or start of its uuid.")
  String name;

  public CodeTest(Shell shell) {
    super(shell);
  }

  @Override protected boolean usesPlugins() {
    return true;
  }

  @Override protected int run(Store store) throws Exception {
    var code = CodeView.named(store, Repository.open(shell.home()), name).code();
    var found = switch (code.location()) {
      case Location.Portable(var executable, var files) ->
          executable + " and " + (files.size() - 1) + " more files are in the store";
      case Location.Installed(var computer, var executable) ->
          look(store, code, computer, executable, "the executable " + executable);
      case Location.Containerized(var computer, _, _, var engine) ->
          look(store, code, computer, engine.strip().split("\\s+")[0], "the container engine " + engine.strip().split("\\s+")[0]);
    };
    if (json) {
      var answer = new LinkedHashMap<String, Object>();
      answer.put("full_label", code.fullLabel());
      answer.put("ok", true);
      answer.put("message", found);
      shell.json(answer);
    } else {
      shell.out().println("✓ " + code.fullLabel() + ": " + found + ".");
    }
    return 0;
  }

  /** Finds a path, or a name on the PATH of a login shell. */
  private String look(Store store, CodeData code, String computer, String program, String what) throws Exception {
    var entry = Access.named(ComputerRegistry.of(store, shell.home()), computer);
    try (var transport = Access.transport(entry)) {
      var script = "p=$(command -v -- \"$1\") && [ -f \"$p\" ] && [ -x \"$p\" ] || { [ -e \"$1\" ] && exit 3; exit 4; }";
      var result = transport.exec(Command.of("bash", "-c", script, "bash", program), "/", PATIENCE);
      return switch (result.exit()) {
        case 0 -> what + " is there and can be started on " + computer;
        case 3 -> throw CommandException.refused("Code " + code.fullLabel() + ": " + what + " on " + computer
            + " is no program that this user may start.");
        case 4 -> throw CommandException.notFound("Code " + code.fullLabel() + ": there is no " + program + " on " + computer
            + "; hide this code and create it anew with the right path.");
        default -> throw CommandException.refused("Computer " + computer + ": " + result.shown() + ".");
      };
    } catch (IOException e) {
      throw CommandException.refused("Computer " + computer + ": " + e.getMessage() + " (see 'clew computer test " + computer
          + "').");
    }
  }
}
