package org.clew.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.store.PlainJson;
import org.clew.testwait.Await;

/** A {@link TestNode} that runs, on this machine or in a network of its own. */
public final class NodeJvm implements AutoCloseable {
  /** Machines that run tests may be busy. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Process process;
  private final BufferedReader answers;
  private final Path home;

  private NodeJvm(Process process, Path home) {
    this.process = process;
    this.answers = process.inputReader();
    this.home = home;
  }

  /**
   * Starts the JVM; {@link #start} starts the node in it.
   *
   * @param home folder to be made
   * @param settings of {@code config.json}
   * @param prefix command in front of java
   */
  public static NodeJvm launch(Path home, Map<String, Object> settings, String... prefix) throws IOException {
    Files.writeString(Files.createDirectories(home).resolve("config.json"), PlainJson.write(settings));
    var command = new ArrayList<>(List.of(prefix));
    command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
        "-Dlogback.configurationFile=clew-daemon-logback.xml", "-Dclew.home=" + home,
        "-cp", System.getProperty("java.class.path"), TestNode.class.getName(), home.toString()));
    return new NodeJvm(new ProcessBuilder(command).redirectError(home.resolve("stderr").toFile()).start(), home);
  }

  public NodeJvm start() {
    say("start");
    return this;
  }

  public NodeJvm awaitStarted() {
    awaitLine("started");
    return this;
  }

  /** Hosts of members that are up, as it sees them. */
  public List<String> members() {
    say("members");
    return List.of(awaitLine("members ").split(" ")).stream().filter(host -> !host.isEmpty()).toList();
  }

  public void awaitMembers(String... hosts) throws InterruptedException {
    Await.until(() -> home.getFileName() + " sees " + List.of(hosts) + "; it sees " + members() + ", its log:\n" + log(),
        () -> members().equals(List.of(hosts)), LIMIT);
  }

  public void awaitLog(String text) throws InterruptedException {
    Await.until(() -> "'" + text + "' in the log of " + home.getFileName() + ":\n" + log(), () -> log().contains(text), LIMIT);
  }

  public void stop() {
    say("stop");
    awaitLine("stopped");
  }

  /** All at the same time. */
  static void stopAll(List<NodeJvm> nodes) {
    nodes.forEach(node -> node.say("stop"));
    nodes.forEach(node -> node.awaitLine("stopped"));
  }

  public String log() {
    try {
      return Files.exists(home.resolve("daemon.log")) ? Files.readString(home.resolve("daemon.log")) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void say(String word) {
    try {
      process.outputWriter().append(word).append('\n').flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String awaitLine(String start) {
    try {
      for (var line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith(start)) return line.substring(start.length());
      }
      throw new AssertionError(home + " ended without '" + start + "': " + Files.readString(home.resolve("stderr")) + log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
