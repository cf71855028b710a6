package org.clew.benchmarks.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.clew.benchmarks.LoadException;

/** A {@link Member} as its starter sees it. */
final class MemberJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private String address;

  private MemberJvm(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static MemberJvm start(Path home) throws IOException {
    var command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-Xmx1g", "-XX:+UseParallelGC", "-cp",
        System.getProperty("java.class.path"), Member.class.getName(),
        home.toString());
    return new MemberJvm(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  void awaitUp() throws IOException, LoadException {
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("up ")) {
        address = line.substring(3);
        return;
      }
    }
    throw new LoadException("a worker ended while it started");
  }

  String address() {
    return address;
  }

  /** SIGKILL; returns when it is dead. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override public void close() {
    process.destroyForcibly();
  }
}
