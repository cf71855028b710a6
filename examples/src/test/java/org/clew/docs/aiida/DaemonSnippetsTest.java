package org.clew.docs.aiida;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clew.node.DaemonClient;
import org.clew.node.EngineClient;
import org.clew.node.EngineEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The section Daemon of docs/coming-from-aiida.md, run. */
class DaemonSnippetsTest {
  @Test void startsADaemon(@TempDir Path home) throws Exception {
    // #region daemon
    DaemonClient daemon = new DaemonClient(home);
    daemon.start(1, Duration.ofSeconds(60));                          // returns when it answers
    Map<String, Object> status = daemon.status();
    EngineEndpoint endpoint = EngineEndpoint.find(home).orElseThrow();
    String where = endpoint.url() + " is process " + endpoint.pid() + " (" + endpoint.role() + ")";
    EngineClient client = EngineClient.of(home).orElseThrow();        // submit, pause, play, kill, await …
    List<String> log = daemon.logs(20);
    int workers = daemon.workers();
    DaemonClient.Stop stop = daemon.stop(Duration.ofSeconds(30));
    // #endregion
    assertThat(status).containsEntry("running", true);
    assertThat(where).contains("127.0.0.1").contains("DAEMON");
    assertThat(client.endpoint()).isEqualTo(endpoint);
    assertThat(log).hasSizeLessThanOrEqualTo(20);
    assertThat(workers).isEqualTo(1);
    assertThat(stop).isInstanceOf(DaemonClient.Stop.Stopped.class);
    assertThat(daemon.isRunning()).isFalse();
    assertThat(daemon.stop(Duration.ofSeconds(1))).isInstanceOf(DaemonClient.Stop.NotRunning.class);
  }
}
