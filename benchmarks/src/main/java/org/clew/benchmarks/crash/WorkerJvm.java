package org.clew.benchmarks.crash;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clew.benchmarks.LoadException;
import org.clew.data.NodeRef;

/** A {@link Worker} as its killer sees it. */
final class WorkerJvm implements AutoCloseable {
  private static final List<String> FLAGS = List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
      "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final int KILLED = 137;

  private final Process process;
  private final Path log;
  private final BufferedReader output;
  private final BufferedWriter input;

  private WorkerJvm(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.output = process.inputReader();
    this.input = process.outputWriter();
  }

  /** @param more flags of the JVM */
  static WorkerJvm start(Grounds grounds, List<String> more) throws IOException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(FLAGS);
    command.addAll(more);
    command.addAll(List.of("-Djava.io.tmpdir=" + grounds.temporary(), "-cp", System.getProperty("java.class.path"),
        Worker.class.getName(), grounds.home().toString()));
    var log = ProcessBuilder.Redirect.appendTo(grounds.log().toFile());
    return new WorkerJvm(new ProcessBuilder(command).redirectError(log).start(), grounds.log());
  }

  /** @throws LoadException when it ended instead */
  void awaitReady() throws IOException, LoadException {
    if (!Worker.READY.equals(output.readLine())) throw death();
  }

  /** Tells it of a process that was submitted after its start. */
  void tell(NodeRef submitted) throws LoadException {
    try {
      input.write(submitted.pk() + " " + submitted.uuid() + "\n");
      input.flush();
    } catch (IOException _) {
      throw death();
    }
  }

  /** @throws LoadException when it died without having been killed */
  void checkAlive() throws LoadException {
    if (!process.isAlive()) throw death();
  }

  private LoadException death() {
    var status = process.isAlive() ? ""
        : ", with exit status " + process.exitValue() + (process.exitValue() == KILLED ? " (SIGKILL)" : "");
    return new LoadException("a worker ended that nobody here had killed" + status + "; what it said is at the end of " + log);
  }

  /** SIGKILL; returns when it is dead. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets it end by itself. */
  void dismiss() throws IOException, InterruptedException {
    input.close();
    process.waitFor();
  }

  @Override public void close() {
    process.destroyForcibly();
  }
}
