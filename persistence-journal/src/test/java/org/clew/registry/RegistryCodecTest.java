package org.clew.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.clew.computer.ComputerReader;
import org.clew.registry.RegistryEvent.ComputerConfigured;
import org.clew.store.PlainJson;
import org.clew.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden files of the events of computers and codes: never changed or deleted once released. */
class RegistryCodecTest {
  static List<String> manifests() {
    return RegistryCodec.MANIFESTS;
  }

  @ParameterizedTest @MethodSource("manifests") void readsAndWritesEveryGoldenFile(String manifest) {
    var event = RegistryCodec.decode(manifest, golden(manifest));
    assertThat(RegistryCodec.manifest(event)).isEqualTo(manifest);
    assertThat(PlainJson.read(RegistryCodec.encode(event))).as("%s must be read and written without loss for ever", manifest)
        .isEqualTo(PlainJson.read(golden(manifest)));
  }

  @Test void goldenComputerIsAComputer() {
    var event = (ComputerConfigured) RegistryCodec.decode("computer.configured.v1", golden("computer.configured.v1"));
    var computer = ComputerReader.read(event.computer());
    assertThat(computer.plain()).as("every field of a computer stands in the golden file").isEqualTo(event.computer());
  }

  @Test void refusesWhatItCannotRead() {
    assertThatThrownBy(() -> RegistryCodec.decode("computer.moved.v1",
        "{\"at\":\"2026-01-02T03:04:05Z\"}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(StoreException.class).hasMessageContaining("computer.moved.v1");
    assertThatThrownBy(() -> RegistryCodec.decode("code.created.v1",
        "{\"at\":\"2026-01-02T03:04:05Z\"}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(StoreException.class).hasMessageContaining("code.created.v1");
  }

  @Test void pekkoReadsThemWithTheirOwnSerializer() {
    var system = ActorSystem.create("registry", ConfigFactory.parseResources("clew-serialization.conf")
        .withFallback(ConfigFactory.load()));
    try {
      var serialization = SerializationExtension.get(system);
      var event = RegistryCodec.decode("code.created.v1", golden("code.created.v1"));
      var serializer = serialization.findSerializerFor(event);
      assertThat(serializer.identifier()).isEqualTo(417511);
      assertThat(Serializers.manifestFor(serializer, event)).isEqualTo("code.created.v1");
      assertThat(serialization.deserialize(serializer.toBinary(event), 417511, "code.created.v1").get()).isEqualTo(event);
      assertThatThrownBy(() -> serializer.toBinary("text")).isInstanceOf(IllegalArgumentException.class);
    } finally {
      system.terminate();
    }
  }

  private static byte[] golden(String manifest) {
    try {
      return Files.readAllBytes(Path.of("src/test/resources/registry/" + manifest + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
