package org.clew.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Values;
import org.clew.cli.text.Yaml;
import org.clew.launch.RestartInputs;
import org.clew.store.Graph;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the inputs of a process as a file that {@code clew run --inputs} takes. */
@Command
public final class ProcessInputs extends StoreCommand {
  private static final int COMMENT = 60;

  @Parameters(paramLabel = "PK", description = "The process: pk, uuid, start of its uuid, or label.")
  String identifier;

  @Option(names = "--yaml", description = "YAML, with the values as comments; what is printed without --json.")
  boolean yaml;

  @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file.")
  Path output;

  public ProcessInputs(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) throws IOException {
    if (json && (yaml || output != null)) throw CommandException.usage("Say --json alone, or --yaml and --output.");
    var process = Identifier.process(store.graph(), identifier);
    var inputs = RestartInputs.references(store.graph(), process.pk());
    if (json) {
      shell.json(inputs);
      return 0;
    }
    var values = values(store.graph(), process.pk());
    var text = "# Inputs of " + process.processLabel() + "<" + process.pk() + ">: clew run " + process.processType()
        + " --inputs FILE\n" + Yaml.write(inputs, values::get);
    if (output == null) shell.out().print(text);
    else Files.writeString(output, text);
    return 0;
  }

  /** What the nodes are, by dotted port name. */
  private static Map<String, String> values(Graph graph, long process) {
    var values = new HashMap<String, String>();
    for (var link : graph.incoming(process)) values.put(link.label().replace("__", "."),
        link.other().nodeType().replaceFirst("^data\\.", "") + "<" + link.other().pk() + "> "
            + Values.text(link.other(), COMMENT));
    return values;
  }
}
