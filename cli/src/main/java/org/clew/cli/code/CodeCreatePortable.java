package org.clew.cli.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.Shell;
import org.clew.data.Blob;
import org.clew.data.CodeData.Location;
import org.clew.data.InMemoryBlob;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stores a code with all its files, which are copied to wherever a job runs. */
@Command
public final class CodeCreatePortable extends CodeCreate {
  @Option(names = "--filepath-files", paramLabel = "DIR",
      description = "Folder with its files; the executable is named relative to it.")
  String files;

  public CodeCreatePortable(Shell shell) {
    super(shell);
  }

  @Override Map<String, String> own() {
    return named("filepath_files", files);
  }

  @Override List<String> required() {
    return List.of("label", "filepath_files", "filepath_executable");
  }

  @Override Location location(Map<String, String> fields, Store store) {
    return new Location.Portable(fields.get("filepath_executable"), content(existingFolder(fields.get("filepath_files"))));
  }

  private static Map<String, Blob> content(Path folder) {
    var content = new LinkedHashMap<String, Blob>();
    try (var walk = Files.walk(folder)) {
      for (var file : walk.filter(Files::isRegularFile).sorted().toList())
        content.put(folder.relativize(file).toString(), new InMemoryBlob(Files.readAllBytes(file)));
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException("filepath_files: cannot read " + folder + ": " + e.getMessage());
    }
    return content;
  }
}
