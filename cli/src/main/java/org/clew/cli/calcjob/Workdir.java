package org.clew.cli.calcjob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.clew.cli.CommandException;

/** A working directory on this machine; nothing outside it is read or removed, whatever paths and links say. */
record Workdir(Path root) {
  static Workdir of(JobNode job) {
    var path = job.localWorkdir();
    try {
      return new Workdir(path.toRealPath());
    } catch (IOException _) {
      throw CommandException.notFound("The working directory of " + job.name() + " is gone: " + path + ".");
    }
  }

  /** A path below the directory; throws CommandException for one that is missing or leads out. */
  Path inside(String path) {
    try {
      var real = root.resolve(path == null ? "." : path).toRealPath();
      if (!real.startsWith(root)) throw CommandException.refused("'" + path + "' is outside the working directory " + root + ".");
      return real;
    } catch (IOException _) {
      throw CommandException.notFound("There is no '" + path + "' in " + root + ".");
    }
  }

  /** Relative paths of the entries of a folder, folders with a slash at the end. */
  List<String> list(String folder) {
    var start = inside(folder);
    if (!Files.isDirectory(start)) return List.of(root.relativize(start).toString());
    try (var entries = Files.list(start)) {
      return entries.map(entry -> root.relativize(entry) + (Files.isDirectory(entry) ? "/" : "")).sorted().toList();
    } catch (IOException e) {
      throw CommandException.refused("Cannot list " + start + ": " + e.getClass().getSimpleName() + ".");
    }
  }

  byte[] read(String file) {
    var path = inside(file);
    if (Files.isDirectory(path)) throw CommandException.refused("'" + file + "' is a folder.");
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw CommandException.refused("Cannot read " + path + ": " + e.getClass().getSimpleName() + ".");
    }
  }

  /** Removes everything in the directory, without following links, and keeps the directory. */
  void empty() {
    try (var all = Files.walk(root)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) if (!path.equals(root)) Files.delete(path);
    } catch (IOException e) {
      throw CommandException.refused("Cannot empty " + root + ": " + e.getMessage() + ".");
    }
  }
}
