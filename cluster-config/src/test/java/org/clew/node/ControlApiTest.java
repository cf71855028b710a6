package org.clew.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.clew.definition.Definitions;
import org.clew.launch.ClusterView;
import org.clew.launch.Engine.Handover;
import org.clew.launch.EngineConfig;
import org.clew.launch.ProcessRunner;
import org.clew.process.JobPhase;
import org.clew.process.JobStop;
import org.clew.process.ProcessCommand;
import org.clew.spec.ValidationError;
import org.clew.store.PlainJson;
import org.clew.store.StoreException;
import org.clew.store.home.Tenancy;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlApiTest {
  @TempDir static Path home;
  private static EngineNode node;
  private static EngineClient api;

  @TempDir Path folder;

  @BeforeAll static void start() {
    var definitions = Definitions.discovered(ControlApiTest.class.getClassLoader());
    node = EngineNode.start(EngineConfig.at(home, definitions), Role.RUN);
    api = EngineClient.of(home).orElseThrow();
  }

  @AfterAll static void stop() {
    node.close();
    assertThat(EngineEndpoint.find(home)).isEmpty();
  }

  @Test void aProgramRunsNothingBesideIt() {
    var runner = new ProcessRunner(EngineConfig.at(home, new Definitions()));
    assertThatThrownBy(runner::start).isInstanceOf(StoreException.class)
        .hasMessageContainingAll("The engines of a daemon or of 'clew run' run the processes of the home " + home,
            "'clew daemon stop'");
  }

  @Test void noEngineStartsBesideAProgram(@TempDir Path taken) {
    var config = EngineConfig.at(taken, new Definitions());
    try (var _ = Tenancy.alone(taken)) {
      assertThatThrownBy(() -> EngineNode.start(config, Role.DAEMON)).isInstanceOf(StoreException.class)
          .hasMessageContaining("A program (pid ");
      assertThatThrownBy(() -> Standstill.of(taken)).isInstanceOf(StoreException.class).hasMessageContaining("A program (pid ");
    }
    try (var _ = Standstill.of(taken)) {
      assertThatThrownBy(() -> Tenancy.alone(taken)).as("while its store is moved").isInstanceOf(StoreException.class);
    }
  }

  @Test void letsNobodyInWithoutTheToken() throws IOException {
    var token = Files.readString(home.resolve("token")).strip();
    for (var header : new String[] {null, "", "Bearer ", "Bearer " + "0".repeat(64), token}) {
      assertThat(get("/v1/status", header)).as(String.valueOf(header)).isEqualTo(401);
    }
    assertThat(get("/v1/health", null)).isEqualTo(200);
    assertThat(get("/v1/status", "Bearer " + token)).isEqualTo(200);
  }

  @Test void tellsEveryErrorOfTheInputs() {
    assertThatThrownBy(() -> api.submit(Map.of("name", "test.gated", "inputs", Map.of("x", "many", "folders", "here"))))
        .asInstanceOf(type(ApiException.class)).satisfies(e -> {
          assertThat(e.status()).isEqualTo(400);
          assertThat(e.code()).isEqualTo("invalid_inputs");
          assertThat(e.details()).extracting(ValidationError::path).containsExactlyInAnyOrder("inputs.x", "inputs.folders",
              "inputs.folder");
        });
  }

  @Test void refusesWhatItDoesNotKnow() {
    assertRefused(404, "unknown_process", () -> api.submit(Map.of("name", "test.gate")));
    assertRefused(404, "not_found", () -> api.await("999999", Duration.ZERO));
    assertRefused(404, "not_found", () -> api.control(EngineClient.Action.KILL, List.of("nobody"), null));
    assertRefused(400, "bad_request", () -> api.submit(Map.of("inputs", Map.of())));
    assertRefused(400, "bad_request", () -> api.submit(Map.of("name", "test.gated", "count", "three")));
    assertRefused(409, "refused", () -> api.shutdown(Handover.TO_NOBODY));
  }

  @Test void refusesStopsAndRetriesThatMakeNoSense() throws Exception {
    var pk = submit(Map.of("name", "test.gated", "inputs", inputs())).getFirst();
    var stop = new ProcessCommand.Stop("enough", JobStop.Then.RETRIEVE, JobStop.Verdict.STOP);
    assertThat(answers(api.control(stop, List.of(pk))).getFirst()).containsEntry("accepted", false).containsEntry("reason",
        "Process " + pk + " is a workchain; only calculation jobs can be stopped.");
    assertThat(answers(api.control(stop, List.of(pk), EngineClient.Option.RECURSIVE))).isEmpty();
    assertThat(answers(api.control(new ProcessCommand.Retry(JobPhase.PARSE), List.of(pk))).getFirst().get("reason")).asString()
        .contains("only calculation jobs can be retried");
    assertThat(post("/v1/processes/" + pk + "/retry", "{}")).isEqualTo(400);
    assertThat(post("/v1/processes/" + pk + "/retry", "{\"phase\": \"fly\"}")).isEqualTo(400);
    assertThat(post("/v1/processes/" + pk + "/stop", "{\"retrieve\": false, \"parse\": true}")).isEqualTo(400);
    assertThat(post("/v1/processes/" + pk + "/stop", "{}")).isEqualTo(409);
    assertThat(post("/v1/processes/" + pk + "/stop", "{\"recursive\": true}")).isEqualTo(409);
    assertThat(post("/v1/control", "{\"action\": \"stop\", \"all\": true}")).isEqualTo(400);
    for (var action : List.of("pause", "play", "kill")) {
      var begin = "{\"action\": \"" + action + "\"";
      assertThat(post("/v1/control", begin + ", \"all\": true, \"processes\": [\"" + pk + "\"]}")).isEqualTo(400);
      assertThat(post("/v1/control", begin + "}")).isEqualTo(400);
    }
    api.control(EngineClient.Action.KILL, List.of(pk), "enough");
  }

  private int post(String path, String body) throws IOException {
    var connection = (HttpURLConnection) URI.create(node.endpoint().url() + path).toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Authorization", "Bearer " + Files.readString(home.resolve("token")).strip());
    connection.setDoOutput(true);
    try (var out = connection.getOutputStream()) {
      out.write(body.getBytes(StandardCharsets.UTF_8));
    }
    return connection.getResponseCode();
  }

  @Test void refusesRequestsOfMoreThan64Megabytes() {
    assertRefused(413, "too_large", () -> api.submit(Map.of("name", "x".repeat(65 << 20))));
  }

  @Test void submitsSeveralThatShareOnlyStoredInputs() throws IOException {
    Files.createFile(folder.resolve("gate"));
    var first = submit(Map.of("name", "test.gated", "inputs", inputs())).getFirst();
    assertThat(api.await(first, Duration.ofSeconds(30))).containsEntry("exit_status", 0L).containsEntry("ended", true);
    var stored = stored(first, "x");
    var more = submit(Map.of("name", "test.gated", "count", 2, "texts", Map.of("folder", folder.toString()), "inputs",
        Map.of("x", Map.of("$node", stored))));
    assertThat(more).hasSize(2);
    var folders = new HashSet<Long>();
    for (var process : more) {
      assertThat(api.await(process, Duration.ofSeconds(30))).containsEntry("exit_status", 0L);
      assertThat(stored(process, "x")).isEqualTo(stored);
      folders.add(stored(process, "folder"));
    }
    assertThat(folders).hasSize(2);
  }

  @Test void compilesASourceFile() {
    var source = """
        import org.clew.data.Int;
        import org.clew.function.CalcFunction;
        public final class Twice {
          @CalcFunction("sourced.twice") public static Int twice(Int x) { return new Int(2 * x.value()); }
        }
        """;
    var request = Map.of("source", Map.of("file", "Twice.java", "text", source), "inputs", Map.of("x", 21));
    var ended = api.await(submit(request).getFirst(), Duration.ofSeconds(30));
    assertThat(ended.get("outputs").toString()).contains("value=42");
    var bad = Map.of("source", Map.of("file", "Bad.java", "text", "class Bad { int }"));
    assertRefused(400, "invalid_source", () -> api.submit(bad));
  }

  @Test void pausesPlaysAndKills() throws Exception {
    var pk = submit(Map.of("name", "test.caller", "inputs", inputs())).getFirst();
    Await.until("the child runs", () -> GatedChain.trace(folder).contains("gate"));
    assertThat(answers(api.control(EngineClient.Action.PAUSE, List.of(pk), "wait", EngineClient.Option.RECURSIVE))).hasSize(2);
    assertThat(api.await(pk, Duration.ZERO)).containsEntry("paused", true).containsEntry("status", "wait")
        .containsEntry("ended", false);
    assertThat(answers(api.control(EngineClient.Action.PLAY, List.of(pk), null, EngineClient.Option.RECURSIVE))).hasSize(2);
    assertThat(api.await(pk, Duration.ofMillis(200))).containsEntry("paused", false).containsEntry("ended", false);
    api.control(EngineClient.Action.KILL, List.of(pk), "enough");
    assertThat(api.await(pk, Duration.ofSeconds(30))).containsEntry("state", "killed").containsEntry("exit_message", "enough");
    assertThat(answers(api.control(EngineClient.Action.PAUSE, List.of(pk), null)).getFirst()).containsEntry("accepted", false)
        .containsEntry("reason", "Process " + pk + " has already ended: it is killed.");
  }

  @Test void aSecondEngineOfTheHomeJoinsTheFirst() throws Exception {
    try (var second = EngineNode.start(EngineConfig.at(home, Definitions.discovered(getClass().getClassLoader())), Role.RUN)) {
      Await.until("both see each other", () -> nodes(node).equals(List.of("up", "up"))
          && nodes(second).equals(List.of("up", "up")));
      assertThat(EngineEndpoint.all(home)).containsExactly(node.endpoint(), second.endpoint());
    }
    Await.until("it has left", () -> nodes(node).equals(List.of("up")));
    assertThat(EngineEndpoint.find(home)).contains(node.endpoint());
  }

  private static List<String> nodes(EngineNode engine) {
    return engine.engine().cluster().nodes().stream().map(ClusterView.Node::status).toList();
  }

  @Test void anotherServerAtThePortIsNotTheEngine() {
    var real = node.endpoint();
    var other = new EngineEndpoint(real.url(), real.address(), real.pid(), real.role(), real.started(), real.version(),
        "another");
    assertThat(real.answers()).isTrue();
    assertThat(other.answers()).isFalse();
  }

  private Map<String, Object> inputs() {
    return Map.of("folder", folder.toString(), "x", 7);
  }

  private static List<String> submit(Map<String, ?> request) {
    return ((List<?>) api.submit(request).get("processes")).stream()
        .map(each -> TestDaemon.object(each).get("pk").toString()).toList();
  }

  private static List<Map<String, Object>> answers(Map<String, Object> answer) {
    return ((List<?>) answer.get("answers")).stream().map(TestDaemon::object).toList();
  }

  private static long stored(String process, String label) {
    return node.engine().store().graph().incoming(Long.parseLong(process)).stream().filter(link -> link.label().equals(label))
        .findFirst().orElseThrow().sourcePk();
  }

  private static void assertRefused(int status, String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).asInstanceOf(type(ApiException.class)).satisfies(e -> {
      assertThat(e.status()).isEqualTo(status);
      assertThat(e.code()).isEqualTo(code);
    });
  }

  private static int get(String path, String authorization) throws IOException {
    var connection = (HttpURLConnection) URI.create(node.endpoint().url() + path).toURL().openConnection();
    if (authorization != null) connection.setRequestProperty("Authorization", authorization);
    var status = connection.getResponseCode();
    try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      assertThat(PlainJson.read(in.readAllBytes())).isInstanceOf(Map.class);
    }
    return status;
  }
}
