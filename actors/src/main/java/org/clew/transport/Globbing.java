package org.clew.transport;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.clew.calcjob.Glob;

/** Finds the files that match a pattern, name by name. */
public final class Globbing {
  private Globbing() {}

  /** Whether there is anything of this path; links are not followed. */
  @FunctionalInterface
  public interface Exists {
    boolean test(String path) throws IOException, InterruptedException;
  }

  /** The names in a folder; NoSuchFileException when it is none. */
  @FunctionalInterface
  public interface Names {
    List<String> in(String folder) throws IOException, InterruptedException;
  }

  /** @param pattern absolute */
  public static List<String> find(String pattern, Exists exists, Names names) throws IOException, InterruptedException {
    var found = List.of("");
    var parts = pattern.substring(1).split("/");
    for (int i = 0; i < parts.length; i++) {
      if (!Glob.isPattern(parts[i])) {
        var part = parts[i];
        var further = i + 1 < parts.length;
        var next = new ArrayList<String>();
        for (var folder : found) if (further || exists.test(folder + "/" + part)) next.add(folder + "/" + part);
        found = next;
      } else found = matching(found, parts[i], names);
    }
    return found;
  }

  private static List<String> matching(List<String> folders, String part, Names names) throws IOException, InterruptedException {
    var pattern = Glob.compile(part);
    var found = new ArrayList<String>();
    for (var folder : folders)
      for (var name : within(folder.isEmpty() ? "/" : folder, names))
        if (pattern.matcher(name).matches()) found.add(folder + "/" + name);
    return found;
  }

  private static List<String> within(String folder, Names names) throws IOException, InterruptedException {
    try {
      return names.in(folder);
    } catch (NoSuchFileException | AccessDeniedException _) {
      return List.of();
    }
  }
}
