package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a JVM of its own, as people run it. */
final class ChildJvm implements AutoCloseable {
  private static final long LIMIT_S = 60;

  private final Process process;
  private final Path out;
  private final Path err;

  private ChildJvm(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static ChildJvm start(Path home, String... arguments) {
    return startAt(List.of(), home, arguments);
  }

  /** @param place words before the command, for one that runs elsewhere */
  static ChildJvm startAt(List<String> place, Path home, String... arguments) {
    try {
      var logs = Files.createDirectories(home.resolveSibling(home.getFileName() + "-said"));
      var out = Files.createTempFile(logs, arguments[0], ".out");
      var err = Files.createTempFile(logs, arguments[0], ".err");
      var command = new ArrayList<>(place);
      command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1",
          "-cp", System.getProperty("java.class.path"), Main.class.getName()));
      command.addAll(List.of(arguments));
      var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().put("CLEW_HOME", home.toString());
      return new ChildJvm(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it to its end. */
  static Said run(Path home, String... arguments) throws Exception {
    try (var child = start(home, arguments)) {
      return child.end();
    }
  }

  Said end() throws Exception {
    assertThat(process.waitFor(LIMIT_S, TimeUnit.SECONDS)).as("it ends; stderr: " + Files.readString(err)).isTrue();
    return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** SIGKILL. */
  void crash() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ctrl-C; SIGTERM where the tests were started so that their JVMs do not hear it. */
  void interrupt() throws Exception {
    var signal = ignoresInterrupts() ? "-TERM" : "-INT";
    assertThat(new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor()).isZero();
  }

  private static boolean ignoresInterrupts() throws IOException {
    var status = Path.of("/proc/self/status");
    return Files.exists(status) && Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }

  @Override public void close() throws InterruptedException {
    if (process.isAlive()) crash();
  }
}
