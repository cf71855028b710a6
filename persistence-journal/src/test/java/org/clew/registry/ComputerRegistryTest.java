package org.clew.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.clew.checkpoint.Persister;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.computer.Computer.Availability;
import org.clew.computer.ComputerReader;
import org.clew.projection.BoundProjection;
import org.clew.store.EventRow;
import org.clew.store.Store;
import org.clew.store.sqlite.SqliteStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComputerRegistryTest {
  @TempDir Path home;
  private Store store;
  private ComputerRegistry registry;

  @BeforeEach void open() {
    store = SqliteStore.open(home);
    registry = ComputerRegistry.of(store, home);
  }

  @AfterEach void close() {
    store.close();
  }

  private static ComputerRegistry.Entry cluster() {
    var computer = ComputerReader.read(Map.of("label", "slurm", "hostname", "login", "transport", "ssh", "scheduler", "slurm",
        "work_dir", "/scratch", "shebang", "#!/bin/sh"));
    return new ComputerRegistry.Entry(computer, new AuthInfo("slurm", Map.of("username", "alice", "port", 2222)));
  }

  @Test void localhostIsThereUntilItIsConfigured() {
    assertThat(registry.isBuiltIn("localhost")).isTrue();
    assertThat(registry.find("localhost").orElseThrow().computer().workDir().template())
        .isEqualTo(home.resolve("work").toString());
    registry.update("localhost", entry -> entry.with(entry.computer().with(Availability.DISABLED)));
    assertThat(registry.isBuiltIn("localhost")).isFalse();
    assertThat(registry.find("localhost").orElseThrow().computer().availability()).isEqualTo(Availability.DISABLED);
    assertThat(registry.list()).hasSize(1);
    assertThat(registry.delete("localhost")).isTrue();
    assertThat(registry.isBuiltIn("localhost")).isTrue();
    assertThat(registry.delete("localhost")).isFalse();
  }

  @Test void keepsComputersAndTheirLogin() {
    assertThat(registry.create(cluster())).isTrue();
    assertThat(registry.create(cluster())).isFalse();
    close();
    open();
    assertThat(registry.find("slurm")).contains(cluster());
    assertThat(registry.list()).extracting(entry -> entry.computer().label()).containsExactly("localhost", "slurm");
    assertThat(registry.find("slurms")).isEmpty();
    assertThat(registry.update("slurms", entry -> entry)).isEmpty();
    assertThat(registry.delete("slurm")).isTrue();
    assertThat(registry.find("slurm")).isEmpty();
    assertThat(registry.create(cluster())).as("a deleted label is free").isTrue();
    assertThat(store.highestSequenceNr("computer|slurm")).as("the history stays").isEqualTo(3);
  }

  @Test void seesWhatAnotherHasChanged() {
    registry.create(cluster());
    assertThat(registry.find("slurm")).isPresent();
    try (var other = SqliteStore.open(home)) {
      ComputerRegistry.of(other, home).update("slurm", entry -> entry.with(entry.computer().with(Availability.DISABLED)));
    }
    assertThat(registry.find("slurm").orElseThrow().computer().availability()).isEqualTo(Availability.DISABLED);
  }

  @Test void noChangeIsLostWhenManyChangeAtOnce() throws Exception {
    registry.create(cluster());
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 12; i++) {
        var name = "key" + i;
        pool.submit(() -> ComputerRegistry.of(store, home).update("slurm", entry -> {
          var parameters = new HashMap<>(entry.auth().parameters());
          parameters.put(name, true);
          return entry.with(new AuthInfo("slurm", parameters));
        }));
      }
    }
    assertThat(registry.find("slurm").orElseThrow().auth().parameters()).hasSize(14);
    assertThat(store.events("computer|slurm", 1, 100, 100)).extracting(EventRow::sequenceNr).hasSize(13);
  }

  @Test void aLabelStays() {
    registry.create(cluster());
    assertThatThrownBy(() -> registry.update("slurm", entry -> entry.with(Computer.localhost("/work"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test void nothingChangedWritesNothing() {
    registry.create(cluster());
    registry.update("slurm", entry -> entry);
    assertThat(store.highestSequenceNr("computer|slurm")).isEqualTo(1);
  }

  @Test void computersAreNoProcesses() {
    registry.create(cluster());
    assertThat(store.graph().active()).isEmpty();
    assertThat(store.graph().processCounts()).isEmpty();
    assertThat(new Persister(store).listCheckpoints()).isEmpty();
    assertThat(new BoundProjection(1, _ -> null).rows("computer|slurm", 1, List.of(new Object()))).isEmpty();
  }
}
