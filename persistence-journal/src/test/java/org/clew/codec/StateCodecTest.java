package org.clew.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.clew.process.Evolution;
import org.clew.process.JobEvent;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.junit.jupiter.api.Test;

class StateCodecTest {
  private static final ProcessState LIVED = Evolution.replay(List.of(Samples.full(ProcessEvent.Created.class),
      Samples.full(ProcessEvent.StepDone.class), Samples.full(ProcessEvent.Called.class), Samples.full(JobEvent.Uploaded.class),
      Samples.full(ProcessEvent.KillRequested.class)));

  @Test void readsTheSnapshotThatWasReleased() throws IOException {
    try (var golden = getClass().getResourceAsStream("/states/process.state.v1.json")) {
      var json = golden.readAllBytes();
      var mapper = new ObjectMapper();
      assertThat(mapper.readTree(StateCodec.encode(StateCodec.decode("process.state.v1", json))))
          .as("a changed meaning needs a new version of the snapshot; a new component must be nullable. Today's JSON is\n%s",
              new String(StateCodec.encode(LIVED), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo(mapper.readTree(json));
    }
  }

  @Test void keepsEverythingOfALongLife() {
    assertThat(StateCodec.decode(StateCodec.MANIFEST, StateCodec.encode(LIVED))).isEqualTo(LIVED);
    assertThat(StateCodec.decode(StateCodec.MANIFEST, StateCodec.encode(ProcessState.UNBORN))).isEqualTo(ProcessState.UNBORN);
  }

  @Test void refusesAnotherVersion() {
    assertThatThrownBy(() -> StateCodec.decode("process.state.v9", new byte[0])).isInstanceOf(UnknownEventException.class)
        .hasMessageContaining("process.state.v9");
  }
}
