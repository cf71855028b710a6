package org.clew.docs.aiida;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.clew.checkpoint.Checkpoint;
import org.clew.checkpoint.Persister;
import org.clew.data.Int;
import org.clew.launch.Engine;
import org.clew.process.ProcessState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The section Checkpoints of docs/coming-from-aiida.md, run. */
@ExtendWith(SnippetEngine.class)
class CheckpointSnippetsTest {
  private final Engine engine;

  CheckpointSnippetsTest(Engine engine) {
    this.engine = engine;
  }

  @Test void goesBackToACheckpoint() throws Exception {
    UUID uuid = engine.runGetNode(Halvings.class, new Halvings.In(new Int(12), new Int(64))).process().uuid();
    // #region checkpoints
    Persister persister = new Persister(engine.store());
    List<Checkpoint> all = persister.listProcessCheckpoints(uuid);    // one for each event
    persister.saveCheckpoint(uuid, "as-it-ended");                    // names the newest one
    ProcessState first = persister.loadCheckpoint(uuid, 1);
    ProcessState last = persister.loadCheckpoint(uuid, "as-it-ended");
    List<Checkpoint> named = persister.listCheckpoints();             // those with a name, of all processes
    persister.deleteCheckpoint(uuid, "as-it-ended");                  // again: no error
    persister.deleteProcessCheckpoints(uuid);                         // all names of this process
    // #endregion
    assertThat(all).isNotEmpty();
    assertThat(named).isNotEmpty();
    assertThat(first.isTerminal()).isFalse();
    assertThat(last.outputs().get("rest").plain()).isEqualTo(3L);
    assertThat(persister.listProcessCheckpoints(uuid)).hasSameSizeAs(all);
  }
}
