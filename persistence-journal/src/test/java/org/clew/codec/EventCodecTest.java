package org.clew.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.data.Value;
import org.clew.process.JobEvent;
import org.clew.process.KillMode;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessEvent.StepDone;
import org.junit.jupiter.api.Test;

class EventCodecTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  private static final String STEP_DONE = "process.step-done.v1";

  @Test void leavesOutNullsAndEmptyCollections() {
    assertThat(text(new StepDone(AT, "a", Map.of(), null, null, List.of(), List.of(), List.of(), List.of(), null, "")))
        .isEqualTo("{\"at\":\"2026-01-02T03:04:05Z\",\"step\":\"a\",\"cursor\":\"\"}");
  }

  @Test void writesSnakeCaseAndLowerCaseWords() {
    assertThat(text(new ProcessEvent.Finished(AT, 7, "no", Map.of(), List.of())))
        .isEqualTo("{\"at\":\"2026-01-02T03:04:05Z\",\"exit_status\":7,\"exit_message\":\"no\"}");
    assertThat(text(new ProcessEvent.KillRequested(AT, null, KillMode.ORDERLY))).contains("\"mode\":\"orderly\"");
  }

  @Test void readsAbsentCollectionsAsEmpty() {
    var done = stepDone("{\"at\":\"2026-01-02T03:04:05Z\",\"step\":\"a\",\"cursor\":\"b\",\"reports\":null}");
    assertThat(done).isEqualTo(
        new StepDone(AT, "a", Map.of(), Set.of(), Map.of(), List.of(), List.of(), List.of(), List.of(), null, "b"));
  }

  @Test void skipsUnknownFields() {
    var done = stepDone("{\"new\":{\"deep\":[1,{\"at\":2}]},\"at\":\"2026-01-02T03:04:05Z\",\"step\":\"a\",\"cursor\":\"b\"}");
    assertThat(done.step()).isEqualTo("a");
  }

  @Test void keepsWholeAndRealNumbersApartAndTheOrderOfMaps() {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("z", 1L);
    tree.put("a", 1.0);
    tree.put("m", Arrays.asList(null, Long.MIN_VALUE, -0.0, 1e300, "ü\u0000\"", Map.of(), List.of()));
    var event = new JobEvent.JobEnded(AT, tree);
    var back = (JobEvent.JobEnded) EventCodec.decode("job.ended.v1", EventCodec.encode(event));
    assertThat(back.info()).isEqualTo(tree);
    assertThat(back.info().keySet()).containsExactly("z", "a", "m");
  }

  @Test void readsUnmodifiableCollections() {
    var done = stepDone("{\"at\":\"2026-01-02T03:04:05Z\",\"step\":\"a\",\"cursor\":\"b\",\"context\":{\"x\":{\"y\":[1]}},"
        + "\"removed\":[\"q\"],\"awaits\":[\"01900000-0000-7000-8000-00000000002a\"]}");
    assertThatThrownBy(() -> done.context().put("k", 1L)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ((Map<?, ?>) done.context().get("x")).clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> done.removed().clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> done.awaits().clear()).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test void namesAnEventOfANewerVersion() {
    assertThatThrownBy(() -> EventCodec.decode("process.teleported.v3", new byte[0]))
        .isInstanceOf(UnknownEventException.class).hasMessageContainingAll("process.teleported.v3", "newer version");
  }

  @Test void saysWhereAndWhyAnEventCannotBeRead() {
    var start = "{\"at\":\"2026-01-02T03:04:05Z\",\"step\":\"a\",\"cursor\":\"b\"";
    unreadable(start + ",\"outputs\":{\"sum\":{\"pk\":1,\"uuid\":\"no\"}}}", "at outputs.sum.uuid: 'no' is not a uuid");
    unreadable(start + ",\"outputs\":{\"sum\":{\"pk\":1}}}", "at outputs.sum: uuid is missing");
    unreadable(start + ",\"outputs\":[]}", "at outputs: expected an object, found start array");
    unreadable(start + ",\"context\":{\"n\":99999999999999999999}}", "at context.n: ");
    unreadable(start + "} x", STEP_DONE);
    unreadable(start, "Unexpected end-of-input");
    unreadable("{\"step\":\"a\",\"cursor\":\"b\"}", "at is missing");
    unreadable("{\"at\":\"yesterday\"}", "at at: Text 'yesterday'");
    unreadable("", "found the end");
  }

  @Test void refusesToWriteWhatItCouldNotRead() {
    unwritable(Double.NaN, "at context.x.y: NaN is not a number that can be stored");
    unwritable(new Object(), "a java.lang.Object cannot be stored");
    unwritable(Map.of(1L, 2L), "the key 1 of a map is not a text");
  }

  @Test void keepsALongText() {
    var text = "x".repeat(30_000_000);
    var value = new Value(1, new UUID(1, 2), "data.str", text, Value.Origin.NEW);
    var event = new JobEvent.Stashed(AT, Map.of("log", value));
    assertThat(EventCodec.decode("job.stashed.v1", EventCodec.encode(event)).equals(event)).isTrue();
  }

  private static void unreadable(String json, String reason) {
    assertThatThrownBy(() -> stepDone(json)).isInstanceOf(BadEventException.class).hasMessageContainingAll(STEP_DONE, reason);
  }

  private static void unwritable(Object leaf, String reason) {
    var event = new StepDone(AT, "a", Map.of("x", Map.of("y", leaf)), null, null, null, null, null, null, null, "b");
    assertThatThrownBy(() -> EventCodec.encode(event)).isInstanceOf(BadEventException.class)
        .hasMessageContainingAll(STEP_DONE, reason);
  }

  private static StepDone stepDone(String json) {
    return (StepDone) EventCodec.decode(STEP_DONE, json.getBytes(UTF_8));
  }

  private static String text(ProcessEvent event) {
    return new String(EventCodec.encode(event), UTF_8);
  }
}
