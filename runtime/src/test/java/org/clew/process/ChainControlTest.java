package org.clew.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.process.When.PAUSE;
import static org.clew.process.When.events;
import static org.clew.process.When.idle;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.process.ProcessCommand.Migrate;
import org.clew.process.ProcessCommand.StepBack;
import org.clew.spec.ProcessKind;
import org.junit.jupiter.api.Test;

/** Going back to a step, going on with other code, and what a fork takes over. */
class ChainControlTest {
  private static final StepBack BACK = new StepBack("a", 1, Map.of("n", 1L), 1);
  private static final Migrate MIGRATE = new Migrate(Map.of("version", "2"), "f2", null, "a>");

  @Test void goesBackWithTheContextOfThen() {
    var waiting = Given.chain(Given.step(null, 2));
    var heard = Evolution.evolve(waiting, new ProcessEvent.ChildEnded(Given.NOW, Given.id(2), Given.DONE));
    var back = idle(heard, PAUSE, BACK);
    assertThat(back.paused()).isFalse();
    assertThat(back.lifecycle()).isEqualTo(Lifecycle.RUNNING);
    assertThat(back.chain()).returns("a", ChainProgress::cursor).returns(Map.of("n", 1L), ChainProgress::context)
        .returns(Map.of("a", 1), ChainProgress::visits);
    assertThat(back.chain().children()).as("they are its history").containsOnlyKeys(Given.id(2));
    assertThat(Agenda.of(back)).isEqualTo(new Work.Steps());
  }

  @Test void refusesWhatWouldTearSomething() {
    var chain = Given.chain(Given.step(null));
    assertThat(refusal(chain, Activity.BUSY, BACK)).contains("running a step", "pause it first");
    assertThat(refusal(Given.chain(), Activity.IDLE, BACK)).contains("gone on meanwhile");
    assertThat(refusal(Given.submitted(), Activity.IDLE, BACK)).contains("only work chains");
    assertThat(refusal(Given.chain(Given.killRequested(KillMode.ORDERLY)), Activity.IDLE, BACK)).contains("being killed");
    assertThat(refusal(Given.chain(Given.finished()), Activity.IDLE, BACK)).contains("has already ended");
    assertThat(refusal(chain, Activity.IDLE, new Migrate(Map.of(), null, "b", "elsewhere"))).contains("gone on meanwhile");
    assertThat(refusal(chain, Activity.BUSY, new Migrate(Map.of(), null, "b", "a>"))).contains("pause it first");
  }

  @Test void otherCodeEndsABlockAndKeepsAPause() {
    var blocked = idle(Given.chain(Given.step(null), new ProcessEvent.Blocked(Given.NOW, "version gone")), PAUSE);
    var migrated = idle(blocked, MIGRATE);
    assertThat(migrated.control().blocked()).isNull();
    assertThat(migrated.paused()).isTrue();
    assertThat(migrated.birth()).returns(Map.of("version", "2"), Birth::version).returns("f2", Birth::fingerprint);
    assertThat(migrated.chain().cursor()).isEqualTo("a>");
    assertThat(events(migrated, Activity.BUSY, MIGRATE)).as("it runs that already").isEmpty();
    assertThat(idle(migrated, new Migrate(Map.of("version", "3"), "f3", "b", "a>")).chain().cursor()).isEqualTo("b");
    assertThat(events(Given.submitted(), Activity.BUSY, MIGRATE)).as("a job that runs does not mind").hasSize(1);
  }

  @Test void aForkKeepsWhatHasEndedAndReplacesTheRest() {
    var child = Map.of("$child", Map.of("pk", 3L, "uuid", Given.id(3).toString(), "type", "test.workchain"));
    var source = Evolution.evolve(Given.chain(Given.step(null, 2, 3)),
        new ProcessEvent.ChildEnded(Given.NOW, Given.id(2), Given.DONE));
    source = source.with(source.chain()
        .steppedBack(new ProcessEvent.SteppedBack(Given.NOW, "a>", 1, Map.of("list", List.of(child, 4L)))));
    source = source.with(new ChainProgress("a>", source.chain().context(), Map.of(), source.chain().visits(), Map.of(),
        source.chain().children(), java.util.Set.of(Given.id(3))));
    assertThat(Fork.openChildren(source)).extracting(open -> open.birth().node().pk()).containsExactly(3L);
    var fork = Given.birth(ProcessKind.WORKCHAIN, 10, null);
    var birth = Fork.birth(Fork.openChildren(source).getFirst(), new org.clew.data.NodeRef(11, new UUID(7, 11)), fork.node(),
        Given.NOW);
    var progress = Fork.progress(source, "a>", Fork.Inputs.SAME, Map.of(), Map.of(Given.id(3), birth));
    assertThat(progress.children()).containsOnlyKeys(Given.id(2), Given.id(11));
    assertThat(progress.children().get(Given.id(2)).isReusedBy(fork)).isTrue();
    assertThat(progress.children().get(Given.id(11)).isReusedBy(fork)).isFalse();
    assertThat(progress.awaits()).containsExactly(Given.id(11));
    assertThat(progress.context()).isEqualTo(Map.of("list", List.of(
        Map.of("$child", Map.of("pk", 11L, "uuid", Given.id(11).toString(), "type", "test.workchain")), 4L)));
    var taken = Fork.progress(source, "a>", Fork.Inputs.CHANGED, Map.of(Given.id(3), Given.DONE), Map.of());
    assertThat(taken.awaits()).isEmpty();
    assertThat(taken.children().get(Given.id(3)).outcome()).isEqualTo(Given.DONE);
    assertThat(taken.context()).isEqualTo(source.chain().context());
  }

  private static String refusal(ProcessState state, Activity activity, ProcessCommand command) {
    var decision = Decider.decide(state, command, activity, Given.NOW);
    assertThat(decision).isInstanceOf(Decision.Reject.class);
    return ((Decision.Reject) decision).reason();
  }
}
