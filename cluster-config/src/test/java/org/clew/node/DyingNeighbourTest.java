package org.clew.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clew.checkpoint.Integrity;
import org.clew.definition.Definitions;
import org.clew.launch.ClusterView;
import org.clew.launch.EngineConfig;
import org.clew.testwait.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DyingNeighbourTest {
  /** Notices sooner than usual that nobody answers. */
  private static final Config QUICK = ConfigFactory.parseString("pekko.cluster.failure-detector.acceptable-heartbeat-pause = 1s");

  @TempDir Path home;

  @Test void whoIsLetInByAnEngineThatDiesThenTakesOver() throws Exception {
    var neighbour = DiesAfterAdmission.start(home);
    var started = new CompletableFuture<EngineNode>();
    try {
      Await.until("the neighbour is up", () -> EngineEndpoint.find(home).filter(EngineEndpoint::answers).isPresent());
      var process = process();
      Await.until("its step runs", () -> GatedChain.trace(home).contains("gate"));
      started.completeAsync(() ->
          EngineNode.start(EngineConfig.at(home, Definitions.discovered(getClass().getClassLoader())).with(QUICK), Role.DAEMON));
      assertThat(neighbour.waitFor(60, TimeUnit.SECONDS)).as("it has let the new one in and died").isTrue();
      assertThat(neighbour.exitValue()).isEqualTo(DiesAfterAdmission.HALTED);
      var node = started.get(25, TimeUnit.SECONDS);
      assertThat(node.engine().cluster().nodes()).extracting(ClusterView.Node::status).containsExactly("up");
      Files.createFile(home.resolve("gate"));
      assertThat(EngineClient.of(home).orElseThrow().await(process, Duration.ofSeconds(30))).containsEntry("exit_status", 0L);
      assertThat(Integrity.of(node.engine().store(), _ -> { }).findings()).isEmpty();
    } finally {
      neighbour.destroyForcibly();
      started.thenAccept(EngineNode::close);
    }
  }

  private String process() {
    var answer = EngineClient.of(home).orElseThrow()
        .submit(Map.of("name", "test.gated", "inputs", Map.of("folder", home.toString(), "x", 7)));
    return TestDaemon.object(((List<?>) answer.get("processes")).getFirst()).get("pk").toString();
  }
}
