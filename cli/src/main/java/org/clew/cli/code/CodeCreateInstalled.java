package org.clew.cli.code;

import java.util.List;
import java.util.Map;
import org.clew.cli.Shell;
import org.clew.data.CodeData.Location;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stores a code that is on its computer already. */
@Command
public final class CodeCreateInstalled extends CodeCreate {
  @Option(names = {"-Y", "--computer"}, paramLabel = "LABEL", description = "The computer that it is on.")
  String computer;

  public CodeCreateInstalled(Shell shell) {
    super(shell);
  }

  @Override Map<String, String> own() {
    return named("computer", computer);
  }

  @Override List<String> required() {
    return List.of("label", "computer", "filepath_executable");
  }

  @Override Location location(Map<String, String> fields, Store store) {
    return new Location.Installed(fields.get("computer"), fields.get("filepath_executable"));
  }
}
