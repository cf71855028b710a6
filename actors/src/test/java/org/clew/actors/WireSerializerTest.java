package org.clew.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.clew.data.Value;
import org.clew.data.Value.Origin;
import org.clew.process.JobPhase;
import org.clew.process.JobStop;
import org.clew.process.KillMode;
import org.clew.process.Outcome;
import org.clew.process.ProcessCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireSerializerTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final UUID ID = UUID.fromString("01a20594-d420-7000-8a55-b0ad1c71b68d");
  private static final WireSerializer WIRE = new WireSerializer((ExtendedActorSystem) Adapter.toClassic(KIT.system()));

  @AfterAll static void stop() {
    KIT.shutdownTestKit();
  }

  static List<Object> messages() {
    var answers = KIT.<ControlAnswer>createTestProbe().getRef();
    var outputs = Map.of("sum", new Value(9, UUID.fromString("01a20594-d420-7000-8a55-b0ad1c71b68e"), "data.int", 42L,
        Origin.KNOWN));
    return List.of(
        new ProcessMessage.Control(new ProcessCommand.Pause("lunch \u00e4\n\"quoted\""), answers),
        new ProcessMessage.Control(new ProcessCommand.Pause(null), answers),
        new ProcessMessage.Control(new ProcessCommand.Play(), answers),
        new ProcessMessage.Control(new ProcessCommand.Kill("enough", KillMode.ORDERLY), answers),
        new ProcessMessage.Control(new ProcessCommand.Kill(null, KillMode.FORCE), answers),
        new ProcessMessage.Control(new ProcessCommand.Stop("enough", JobStop.Then.RETRIEVE, JobStop.Verdict.PARSER), answers),
        new ProcessMessage.Control(new ProcessCommand.Stop(null, JobStop.Then.PARSE, JobStop.Verdict.STOP), answers),
        new ProcessMessage.Control(new ProcessCommand.Retry(JobPhase.RETRIEVE), answers),
        new ProcessMessage.Control(new ProcessCommand.StepBack("scf/relax", 7, Map.of("n", 3L, "of", List.of("a", 1.5)), 4),
            answers),
        new ProcessMessage.Control(new ProcessCommand.Migrate(Map.of("sha256", "ab"), "f00", "scf/relax", "scf>"), answers),
        new ProcessMessage.Control(new ProcessCommand.Migrate(Map.of(), null, null, null), answers),
        new ProcessMessage.Wake(),
        new ProcessMessage.Status(KIT.<StatusAnswer>createTestProbe().getRef()),
        new ProcessMessage.WatchEnd(KIT.<Ended>createTestProbe().getRef()),
        new ProcessMessage.TellMe(ID),
        new ProcessMessage.ChildTold(ID, new Outcome("finished", 0, null, outputs)),
        new ProcessMessage.ChildTold(ID, new Outcome("finished", 418, "It failed.", Map.of())),
        new ProcessMessage.ChildTold(ID, new Outcome("excepted", null, "boom", Map.of())),
        new ProcessMessage.Heard(ID),
        new StatusAnswer(ID, "waiting", true, "", "It waits for 1 child."),
        new ControlAnswer.Accepted(ID),
        new ControlAnswer.Refused(ID, "It has ended."),
        new Ended(ID, new Outcome("killed", null, "enough", outputs)));
  }

  @ParameterizedTest @MethodSource("messages") void comesBackEqual(Object message) {
    assertThat(WIRE.fromBinary(WIRE.toBinary(message), WIRE.manifest(message))).isEqualTo(message);
  }

  @Test void everyMessageThatMayCrossTheNetworkIsHere() {
    var tested = messages().stream().<Class<?>>map(Object::getClass).toList();
    assertThat(Stream.of(ProcessMessage.Wire.class.getPermittedSubclasses())).allMatch(tested::contains);
    assertThat(Stream.of(ControlAnswer.class.getPermittedSubclasses())).allMatch(tested::contains);
  }

  @Test void namesAreGoodForEver() {
    assertThat(messages().stream().map(WIRE::manifest).distinct())
        .containsExactlyInAnyOrder("control.v1", "wake.v1", "status.v1", "watch-end.v1",
        "tell-me.v1", "child-told.v1", "heard.v1", "status-answer.v1", "accepted.v1", "refused.v1", "ended.v1");
  }

  @Test void nodesOfNeighbouringVersionsUnderstandEachOther() throws IOException {
    var reference = ActorRefResolver.get(KIT.system()).toSerializationFormat(KIT.<ControlAnswer>createTestProbe().getRef());
    WireForms.of(WIRE, "process").check(messages(), reference);
  }

  @Test void refusesWhatIsForThisNodeOnly() {
    assertThatThrownBy(() -> WIRE.manifest(ProcessMessage.Tick.IDLE)).hasMessageContaining("does not cross the network");
    assertThatThrownBy(() -> WIRE.toBinary("text")).hasMessageContaining("does not cross the network");
  }

  @Test void namesAMessageOfANewerNode() {
    assertThatThrownBy(() -> WIRE.fromBinary(new byte[0], "wake.v2")).hasMessageContaining("wake.v2")
        .hasMessageContaining("newer version");
  }
}
