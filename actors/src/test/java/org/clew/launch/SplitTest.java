package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.clew.checkpoint.Integrity;
import org.clew.store.sqlite.SqliteStore;
import org.clew.testbed.Testbed;
import org.clew.transport.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes with addresses of their own, one of which the others lose sight of while it is alive. They share one store, whose file lies
 * on this machine; as far as the network goes they are three hosts.
 */
class SplitTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int JOBS = 24;

  @TempDir Path home;
  private final List<Node> nodes = new ArrayList<>();
  private Testbed testbed;

  private record Node(Process process, BufferedReader output, String address) implements AutoCloseable {
    String ask(String question) throws Exception {
      process.outputWriter().append(question).append('\n').flush();
      return await(question.split(" ")[0]);
    }

    String await(String start) throws Exception {
      for (var line = output.readLine(); line != null; line = output.readLine()) if (line.startsWith(start)) return line;
      throw new AssertionError("the node ended without saying '" + start + "'");
    }

    @Override public void close() {
      process.destroyForcibly();
    }
  }

  @BeforeEach void start() throws Exception {
    testbed = Testbed.find();
    testbed.run("netns", "up", "3");
    for (int number = 1; number <= 3; number++) nodes.add(node(number));
    nodes.getFirst().ask("jobs " + JOBS);
    Await.until("all jobs run", () -> starts() == JOBS, LIMIT);
  }

  @AfterEach void stop() throws Exception {
    nodes.forEach(Node::close);
    if (testbed != null) testbed.run("netns", "down");
  }

  @Test @DisplayName("SPEC 15.7/55 one of three nodes is cut off: it leaves by itself, and no job is started twice")
  void theMinorityLeaves() throws Exception {
    testbed.run("netns", "cut", "n3");
    nodes.get(2).await("down");
    testbed.run("netns", "heal");
    allEndWell();
  }

  @Test @DisplayName("SPEC 15.7/55 one of three nodes is frozen (SIGSTOP) and wakes up when its processes are elsewhere: it cannot write any more")
  void theFrozenNodeIsFenced() throws Exception {
    var frozen = nodes.get(2);
    signal("STOP", frozen);
    Await.until("the others do without it", () -> nodes.getFirst().ask("members").equals("members 2"), LIMIT);
    signal("CONT", frozen);
    frozen.await("down");
    allEndWell();
  }

  private void allEndWell() throws Exception {
    Files.createFile(home.resolve("gate"));
    try (var store = SqliteStore.open(home)) {
      Await.until("all have ended", () -> store.graph().active().isEmpty(), LIMIT);
      assertThat(store.graph().processCounts()).containsOnlyKeys("finished").containsEntry("finished", (long) JOBS);
      assertThat(Integrity.of(store, _ -> { }).findings()).isEmpty();
    }
    assertThat(starts()).isEqualTo(JOBS);
  }

  private int starts() throws Exception {
    var file = home.resolve("starts");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  private static void signal(String name, Node node) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(node.process().pid())).start().waitFor()).isZero();
  }

  private Node node(int number) throws Exception {
    var command = new ArrayList<>(testbed.command("netns", "exec", "n" + number, Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
        "-cp", System.getProperty("java.class.path"), NodeJvm.class.getName(), home.toString(), "10.77.0." + number));
    if (number > 1) command.add(nodes.getFirst().address());
    var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(home.resolve("nodes.log").toFile())).start();
    var output = process.inputReader();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("up ")) return new Node(process, output, line.substring(3));
    }
    throw new AssertionError("node " + number + " did not come up:\n" + Files.readString(home.resolve("nodes.log")));
  }
}
