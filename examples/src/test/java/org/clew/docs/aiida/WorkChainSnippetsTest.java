package org.clew.docs.aiida;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.clew.checkpoint.Persister;
import org.clew.data.Int;
import org.clew.data.NodeRef;
import org.clew.launch.Engine;
import org.clew.process.ChainProgress;
import org.clew.process.ProcessState;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;
import org.clew.workchain.Awaitable;
import org.clew.workchain.Awaitable.Action;
import org.clew.workchain.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The section Work chains of docs/coming-from-aiida.md, run. */
@ExtendWith(SnippetEngine.class)
class WorkChainSnippetsTest {
  private final Engine engine;

  WorkChainSnippetsTest(Engine engine) {
    this.engine = engine;
    engine.definitions().of(Halvings.class);
  }

  @Test void runsTheChain() throws Exception {
    assertThat(engine.run(Halvings.class, new Halvings.In(new Int(96), new Int(64))).outputs().get("rest").plain()).isEqualTo(3L);
    assertThat(engine.run(Halvings.class, new Halvings.In(new Int(96), new Int(2))).exitStatus()).isEqualTo(400);
    var wrapped = engine.run(Wrapping.class, new Wrapping.In(new Halvings.In(new Int(96), new Int(2))));
    assertThat(wrapped.exitStatus()).isEqualTo(400);
  }

  @Test void waitsForManyChildren() throws Exception {
    var in = new Together.In(Map.of("dozen", new Int(12), "score", new Int(20)));
    var finished = engine.runGetNode(Together.class, in);
    assertThat(finished.outcome().outputs()).hasSize(3);
    assertThat(finished.outcome().outputs().get("rests__dozen").plain()).isEqualTo(3L);
    assertThat(finished.outcome().outputs().get("rests__score").plain()).isEqualTo(5L);
    assertThat(finished.outcome().outputs().get("rests__extra").plain()).isEqualTo(3L);
    ProcessState state = new Persister(engine.store()).loadCheckpoint(finished.process().uuid(), Persister.LATEST);
    ChainProgress progress = state.chain();
    assertThat(progress.stepsDone()).isEqualTo(2);
  }

  @Test void hasSpecAndKind() {
    ProcessSpec spec = new Together().definition().spec();
    assertThat(spec.kind()).isEqualTo(ProcessKind.WORKCHAIN);
  }

  @Test void awaitablesSayWhereAChildGoes() {
    var child = new Child<Halvings.Out>(new NodeRef(7, UUID.randomUUID()), "docs.halvings");
    assertThat(Awaitable.assign_(child).action()).isEqualTo(Action.ASSIGN);
    assertThat(Awaitable.append_(child).action()).isEqualTo(Action.APPEND);
  }
}
