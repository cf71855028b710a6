package org.clew.job;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.clew.calcjob.JobFiles.Remote;
import org.clew.calcjob.JobFiles.Source;
import org.clew.calcjob.JobFiles.Way;
import org.clew.data.Blob;
import org.clew.process.Env;
import org.clew.process.JobEvent.DryRunDone;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;

/**
 * Writes what would be uploaded into {@code submit_test/DATE-NNNNN} on this machine, below the folder in which the engine was
 * started, or in the home of its user when that cannot be written to. Nothing is done on the computer of the job; files that
 * would be copied there are listed in texts.
 */
final class DryRuns {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final int MANY = 100_000;

  private final Path base;

  DryRuns(Path base) {
    this.base = base;
  }

  static DryRuns here() {
    var present = Path.of(System.getProperty("user.dir"));
    return new DryRuns(Files.isWritable(present) ? present : Path.of(System.getProperty("user.home")));
  }

  List<ProcessEvent> write(Preparation prepared, ProcessState state, Machine machine, Env env)
      throws JobException, DefinitionException {
    var content = prepared.content(state, machine);
    try {
      var folder = create(env.now());
      for (var source : prepared.plan().files().order()) {
        if (source == Source.SANDBOX) write(folder, content.get(JobFolder.Part.SANDBOX));
        if (source == Source.LOCAL) write(folder, content.get(JobFolder.Part.LOCAL));
      }
      list(folder.resolve("_clew_remote_copy_list.txt"), prepared, Way.COPY);
      list(folder.resolve("_clew_remote_symlink_list.txt"), prepared, Way.SYMLINK);
      return List.of(new DryRunDone(env.now(), folder.toString(), prepared.inputs().options().submitScript()),
          new ProcessEvent.Finished(env.now(), 0, "Dry run: what would be uploaded is in " + folder, Map.of(), List.of()));
    } catch (IOException e) {
      throw new JobException("dry run: cannot write below " + base + ": " + e, e);
    }
  }

  private Path create(Instant now) throws IOException {
    var all = Files.createDirectories(base.resolve("submit_test"));
    var date = DATE.format(now.atZone(ZoneId.systemDefault()));
    for (int number = 1; number < MANY; number++) {
      try {
        return Files.createDirectory(all.resolve("%s-%05d".formatted(date, number)));
      } catch (FileAlreadyExistsException _) {
        continue;
      }
    }
    throw new IOException("there are " + MANY + " dry runs of today in " + all + "; remove some");
  }

  private static void write(Path folder, Map<String, Blob> files) throws IOException {
    for (var file : files.entrySet()) {
      var path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue().bytes());
    }
  }

  private static void list(Path file, Preparation prepared, Way way) throws IOException {
    var lines = prepared.plan().files().remote().stream().filter(remote -> remote.way() == way).map(DryRuns::line).toList();
    if (!lines.isEmpty()) Files.write(file, lines);
  }

  private static String line(Remote remote) {
    return remote.from().computer() + ":" + remote.from().path() + "/" + remote.source() + " -> " + remote.target();
  }
}
