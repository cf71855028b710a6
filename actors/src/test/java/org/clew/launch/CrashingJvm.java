package org.clew.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;

/** A Java process of its own that runs a main class of the tests until it halts itself or is killed. */
final class CrashingJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private CrashingJvm(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static CrashingJvm start(Class<?> main, List<String> properties, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC"));
    properties.forEach(property -> command.add("-D" + property));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new CrashingJvm(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Waits for a line that starts so and answers the rest of it. */
  String awaitLine(String start) throws IOException {
    var seen = new StringBuilder();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(start)) return line.substring(start.length()).strip();
      seen.append(line).append('\n');
    }
    return Assertions.fail("the process ended without a line '" + start + "':\n" + seen);
  }

  /** Waits until it has halted by itself. */
  void awaitHalt() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) Assertions.fail("the process did not halt");
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitHalt();
  }

  long pid() {
    return process.pid();
  }

  /** SIGTERM; does not wait. */
  void terminate() {
    process.destroy();
  }

  @Override public void close() {
    process.destroyForcibly();
  }
}
