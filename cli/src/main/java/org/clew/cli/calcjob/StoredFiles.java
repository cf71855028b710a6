package org.clew.cli.calcjob;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.Suggestions;
import org.clew.repository.Repository;

/** Files of the repository by path, with what they are called when something is missing. */
public record StoredFiles(String what, SortedMap<String, Entry> files) {
  public record Entry(String sha256, long size) {}

  /** @param plain a mapping from paths to {@code {"sha256", "size"}} */
  public static StoredFiles of(String what, Object plain) {
    if (!(plain instanceof Map<?, ?> map)) throw CommandException.notFound("There are no " + what + ".");
    var files = new TreeMap<String, Entry>();
    map.forEach((path, file) -> {
      if (file instanceof Map<?, ?> entry) {
        files.put((String) path, new Entry((String) entry.get("sha256"), ((Number) entry.get("size")).longValue()));
      }
    });
    return new StoredFiles(what, files);
  }

  /** Those below a folder; all when it is null. */
  public SortedMap<String, Entry> below(String folder) {
    if (folder == null || folder.isEmpty() || folder.equals(".")) return files;
    var prefix = folder.endsWith("/") ? folder : folder + "/";
    var found = new TreeMap<String, Entry>();
    files.forEach((path, entry) -> {
      if (path.startsWith(prefix) || path.equals(folder)) found.put(path, entry);
    });
    if (found.isEmpty()) throw missing(folder);
    return found;
  }

  /** The content of a file; throws CommandException when there is none, with the name that was perhaps meant. */
  public byte[] read(Path home, String path) {
    var entry = files.get(path);
    if (entry == null) throw missing(path);
    return Repository.open(home).blob(entry.sha256(), entry.size()).bytes();
  }

  /** Prints the paths, or with sizes and hashes as JSON. */
  public void list(Shell shell, String folder, boolean json) {
    var found = below(folder);
    if (json) {
      shell.json(Map.of("files", found.entrySet().stream()
          .map(file -> Map.of("path", file.getKey(), "size", file.getValue().size(), "sha256", file.getValue().sha256()))
          .toList()));
    } else {
      found.keySet().forEach(shell.out()::println);
    }
  }

  private CommandException missing(String path) {
    return CommandException.notFound("There is no '" + path + "' among the " + what + "."
        + Suggestions.sentence(path, files.keySet()));
  }
}
