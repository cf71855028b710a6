package org.clew.cli.code;

import java.util.List;
import java.util.Map;
import org.clew.cli.Shell;
import org.clew.data.CodeData.Location;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stores a code inside a container image. */
@Command
public final class CodeCreateContainerized extends CodeCreate {
  @Option(names = {"-Y", "--computer"}, paramLabel = "LABEL", description = "The computer that the container runs on.")
  String computer;

  @Option(names = "--image-name", paramLabel = "IMAGE", description = "The image, as the engine names it.")
  String image;

  @Option(names = "--engine-command", paramLabel = "WORDS",
      description = "Starts a container; holds {image}, e.g. singularity exec --bind $PWD:$PWD {image}.")
  String engineCommand;

  @Option(names = "--wrap-cmdline-params", arity = "0..1", fallbackValue = "true", paramLabel = "true|false",
      description =
          "Whether the engine gets the program with all that follows as one word, as 'sh -c' wants it (default: false).")
  String wrap;

  public CodeCreateContainerized(Shell shell) {
    super(shell);
  }

  @Override Map<String, String> own() {
    return named("computer", computer, "image_name", image, "engine_command", engineCommand, "wrap_cmdline_params", wrap);
  }

  @Override List<String> required() {
    return List.of("label", "computer", "filepath_executable", "image_name", "engine_command");
  }

  @Override Location location(Map<String, String> fields, Store store) {
    return new Location.Containerized(fields.get("computer"), fields.get("filepath_executable"), fields.get("image_name"),
        fields.get("engine_command").replace("{image_name}", "{image}"));
  }
}
