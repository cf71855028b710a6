package org.clew.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.registry.PluginRegistry.Version;
import org.clew.store.Store;
import org.clew.store.sqlite.SqliteStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginRegistryTest {
  @TempDir Path home;
  private Store store;
  private PluginRegistry registry;

  @BeforeEach void open() {
    store = SqliteStore.open(home);
    registry = new PluginRegistry(store, Clock.systemUTC());
  }

  @AfterEach void close() {
    store.close();
  }

  @Test void theNewestVersionCountsUntilOneIsChosen() {
    for (var number : List.of("1.10", "1.9", "2.0-rc1")) assertThat(registry.install(version(number, number))).isTrue();
    assertThat(registry.install(version("1.9", "1.9"))).as("the same jar").isFalse();
    assertThat(current()).isEqualTo("2.0-rc1");
    registry.install(version("2.0", "final"));
    assertThat(current()).isEqualTo("2.0");
    assertThat(registry.choose("demo", "1.9")).isTrue();
    assertThat(registry.choose("demo", "1.9")).isFalse();
    registry.install(version("3", "3"));
    assertThat(current()).isEqualTo("1.9");
    assertThat(registry.remove("demo", "1.9")).isTrue();
    assertThat(registry.remove("demo", "1.9")).isFalse();
    assertThat(current()).as("nothing is chosen any more").isEqualTo("3");
  }

  @Test void everyEngineOfTheStoreSeesIt() {
    var other = new PluginRegistry(store, Clock.systemUTC());
    assertThat(other.list()).isEmpty();
    registry.install(version("1.0", "aa"));
    registry.install(version("1.0", "bb"));
    assertThat(other.find("demo").orElseThrow().current()).returns("bb", Version::sha256)
        .returns(List.of("demo.one"), version -> version.brings("processes"));
    assertThat(other.version("aa")).isPresent();
    registry.remove("demo", "aa");
    registry.remove("demo", "bb");
    assertThat(other.list()).isEmpty();
  }

  @Test void versionsAreOrderedAsPeopleMeanThem() {
    var inOrder = List.of("0.9", "1.0-alpha", "1.0-beta2", "1.0-beta11", "1.0", "1.0.1", "1.2", "1.10", "2", "2024.1");
    assertThat(Stream.of("1.10", "2024.1", "1.0", "1.0-beta11", "2", "0.9", "1.2", "1.0-beta2", "1.0.1", "1.0-alpha")
        .sorted(VersionOrder::compare))
        .containsExactlyElementsOf(inOrder);
    assertThat(VersionOrder.compare("1.0", "1.0.0")).isZero();
    assertThat(VersionOrder.compare("1.0+build7", "1.0")).isZero();
  }

  private String current() {
    return registry.find("demo").orElseThrow().current().version();
  }

  private static Version version(String number, String hash) {
    return new Version("demo", number, hash, 7, "demo-" + number + ".jar", Map.of("processes", List.of("demo.one")), null);
  }
}
