package org.clew.cluster.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorSystem;
import org.clew.cluster.HostPort;
import org.clew.cluster.health.Readiness.Check;
import org.clew.definition.Definitions;
import org.clew.launch.Engine;
import org.clew.launch.EngineConfig;
import org.clew.store.PlainJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Probes of a real engine. */
class EngineChecksTest {
  @TempDir Path home;

  private Engine engine() {
    return Engine.start(EngineConfig.at(home, new Definitions()));
  }

  private static EngineChecks checks(ActorSystem<?> system) {
    return new EngineChecks(system.classicSystem());
  }

  @Test void anEngineThatHasStartedIsLiveAndReady() {
    try (var engine = engine()) {
      assertThat(checks(engine.system()).live().checks()).containsExactly(new Check.Ok("actors"));
      assertThat(checks(engine.system()).ready().checks()).containsExactly(new Check.Ok("actors"), new Check.Ok("store"),
          new Check.Ok("member"),
          new Check.Ok("shards"));
    }
  }

  @Test void aStoreThatIsGoneMakesItUnreadyButNotDead() {
    try (var engine = engine()) {
      engine.store().close();
      var ready = checks(engine.system()).ready();
      assertThat(ready.firstFailed()).hasValueSatisfying(failed -> {
        assertThat(failed.name()).isEqualTo("store");
        assertThat(failed.reason()).isNotBlank();
      });
      assertThat(ready.status()).isEqualTo(503);
      assertThat(checks(engine.system()).live().ok()).isTrue();
    }
  }

  @Test void aStoppedEngineIsNeither() {
    var engine = engine();
    engine.close();
    assertThat(checks(engine.system()).live().firstFailed()).contains(new Check.Failed("actors", "the engine has stopped"));
    assertThat(checks(engine.system()).ready().ok()).isFalse();
  }

  @Test void aSystemThatHasJoinedNothingSaysWhatIsMissing() {
    var system = org.apache.pekko.actor.ActorSystem.create("clew",
        ConfigFactory.parseResources("clew-engine.conf").withFallback(ConfigFactory.load()).resolve());
    try {
      assertThat(new EngineChecks(system).ready().checks()).containsExactly(new Check.Ok("actors"),
          new Check.Failed("store", "no store is open"),
          new Check.Failed("member", "this node is Removed in its cluster, not Up"),
              new Check.Failed("shards", "not started: process, jobs-list"));
    } finally {
      system.terminate();
    }
  }

  @Test void probesAreAnsweredOverHttpWithoutAToken() throws Exception {
    try (var engine = engine(); var server = HealthServer.start(new HostPort("127.0.0.1", 0), checks(engine.system()))) {
      assertThat(status(server, HealthPaths.LIVE)).isEqualTo(200);
      assertThat(status(server, HealthPaths.READY)).isEqualTo(200);
      assertThat(status(server, "/v1/processes")).isEqualTo(404);
      engine.store().close();
      assertThat(status(server, HealthPaths.LIVE)).isEqualTo(200);
      assertThat(status(server, HealthPaths.READY)).isEqualTo(503);
    }
  }

  private static int status(HealthServer server, String path) throws Exception {
    var address = URI.create("http://127.0.0.1:" + server.port() + path).toURL();
    return ((HttpURLConnection) address.openConnection(Proxy.NO_PROXY)).getResponseCode();
  }

  @Test void theAnswerIsReadableByPrograms() {
    var readiness = new Readiness(List.of(new Check.Ok("store"), new Check.Failed("member",
        "this node is Joining in its cluster, not Up")));
    assertThat(PlainJson.write(readiness.json())).isEqualTo("{\"ok\":false,\"checks\":[{\"name\":\"store\",\"ok\":true},"
        + "{\"name\":\"member\",\"ok\":false,\"reason\":\"this node is Joining in its cluster, not Up\"}]}");
    assertThat(new Readiness(List.of()).json()).isEqualTo(Map.of("ok", true, "checks", List.of()));
  }
}
