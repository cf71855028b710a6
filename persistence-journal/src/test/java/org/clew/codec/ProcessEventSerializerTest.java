package org.clew.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.clew.process.ProcessState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ProcessEventSerializerTest {
  private static final ActorSystem SYSTEM = ActorSystem.create("codec",
      ConfigFactory.parseResources("clew-serialization.conf").withFallback(ConfigFactory.load()));

  @AfterAll static void stop() {
    SYSTEM.terminate();
  }

  @Test void isBoundToEveryEventAndToStates() {
    var serialization = SerializationExtension.get(SYSTEM);
    for (var type : EventTypes.all()) {
      var event = Samples.full(type.type());
      var serializer = serialization.findSerializerFor(event);
      assertThat(serializer.identifier()).isEqualTo(417501);
      assertThat(Serializers.manifestFor(serializer, event)).isEqualTo(type.manifest());
      assertThat(serialization.deserialize(serializer.toBinary(event), 417501, type.manifest()).get()).isEqualTo(event);
    }
    var state = ProcessState.UNBORN;
    var bytes = serialization.serialize(state).get();
    assertThat(serialization.deserialize(bytes, 417501, "process.state.v1").get()).isEqualTo(state);
  }

  @Test void refusesForeignObjects() {
    var serializer = SerializationExtension.get(SYSTEM).serializerByIdentity().apply(417501);
    assertThatThrownBy(() -> serializer.toBinary("text")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String");
  }
}
