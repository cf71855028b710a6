package org.clew.testkit.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The directory of a job on a fake cluster, as the program of the job sees it.
 *
 * @param path a folder of this machine
 */
public record JobDir(Path path) {

  /** A file as text; throws UncheckedIOException when there is none. */
  public String text(String name) {
    try {
      return Files.readString(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean has(String name) {
    return Files.exists(path.resolve(name));
  }

  /** Writes a file, with the folders that it needs. */
  public void write(String name, String text) {
    try {
      var file = path.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the job script with bash, in real time, as a node of the cluster would; answers its exit status, 124 after a minute. */
  int runScript(String script) {
    try {
      var process = new ProcessBuilder(List.of("bash", script)).directory(path.toFile()).inheritIO().start();
      if (process.waitFor(1, TimeUnit.MINUTES)) return process.exitValue();
      process.destroyForcibly();
      return 124;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a job script was running", e);
    }
  }
}
