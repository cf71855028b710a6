package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.clew.checkpoint.Integrity;
import org.clew.store.home.Stores;
import org.clew.testbed.Testbed;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes on one embedded store whose file system fills up, or becomes read-only, while work chains run. How long it stays so
 * is the property {@code clew.test.full-seconds}.
 */
class FullDiskSoak {
  private static final Duration FULL = Duration.ofSeconds(Integer.getInteger("clew.test.full-seconds", 3));
  private static final long CHAINS = 400;
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final List<ClusterNode> nodes = new ArrayList<>();
  private Testbed testbed;

  /** What is done to the file system, and undone. */
  private interface Trouble {
    void begin() throws Exception;

    void end() throws Exception;
  }

  @Test @DisplayName("SPEC 15.7/56 the disk of the store is full for a while: nothing excepts, all goes on when there is room")
  void allGoesOnWhenThereIsRoom() throws Exception {
    testbed = Testbed.find();
    testbed.run("disk", "up", "48");
    allGoesOnAfter(Files.createTempDirectory(testbed.state().resolve("disk"), "home"), List.of(), new Trouble() {
      @Override public void begin() throws Exception {
        testbed.run("disk", "fill");
      }

      @Override public void end() throws Exception {
        testbed.run("disk", "free");
      }
    });
  }

  @Test @DisplayName("SPEC 15.7/56 the disk of the store is read-only for a while: nothing excepts, all goes on when it is not")
  void allGoesOnWhenItIsWritable(@TempDir Path folder) throws Exception {
    var home = Files.createDirectory(folder.resolve("home"));
    var flag = folder.resolve("read-only");
    allGoesOnAfter(home, List.of("env", "LD_PRELOAD=" + library(folder), "READONLY_BELOW=" + home, "READONLY_WHILE=" + flag),
        new Trouble() {
      @Override public void begin() throws IOException {
        Files.createFile(flag);
      }

      @Override public void end() throws IOException {
        Files.delete(flag);
      }
    });
  }

  /** Linux refuses to remount what has files open for writing: a library in front of libc does what such a file system would. */
  private static Path library(Path folder) throws IOException, InterruptedException {
    var source = Path.of("src/test/resources/readonly/readonly.c").toAbsolutePath();
    var library = folder.resolve("readonly.so");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/cc")), "no C compiler");
    var compiler = new ProcessBuilder("/usr/bin/cc", "-shared", "-fPIC", "-D_LARGEFILE64_SOURCE", "-o", library.toString(),
        source.toString(), "-ldl")
        .inheritIO().start();
    assertThat(compiler.waitFor()).isZero();
    return library;
  }

  private void allGoesOnAfter(Path home, List<String> before, Trouble trouble) throws Exception {
    for (int number = 1; number <= 2; number++) {
      nodes.add(ClusterNode.start(before, home, "127.0.0.1", nodes.isEmpty() ? "" : nodes.getFirst().address()));
    }
    nodes.getFirst().ask("chains " + CHAINS);
    try (var store = Stores.open(home)) {
      Await.until("all wait at the door", () -> store.graph().processCounts().getOrDefault("running", 0L) == CHAINS, LIMIT);
      trouble.begin();
      for (var node : nodes) node.ask("open");
      for (var node : nodes)
        assertThat(node.process().waitFor(FULL.toMillis(), TimeUnit.MILLISECONDS)).as("a node has ended").isFalse();
      assertThat(store.graph().active()).as("what could not be written").isNotEmpty();
      trouble.end();
      Await.until("all have ended", () -> store.graph().active().isEmpty(), LIMIT);
      assertThat(store.graph().processCounts()).isEqualTo(Map.of("finished", CHAINS));
      assertThat(Integrity.of(store, _ -> { }).findings()).isEmpty();
    }
  }

  @AfterEach void stop() throws Exception {
    for (var node : nodes) node.close();
    for (var node : nodes) node.process().waitFor();
    if (testbed != null) testbed.run("disk", "down");
  }
}
