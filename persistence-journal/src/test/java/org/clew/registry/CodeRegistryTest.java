package org.clew.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.clew.data.CodeData;
import org.clew.registry.CodeRegistry.Visibility;
import org.clew.store.Store;
import org.clew.store.sqlite.SqliteStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeRegistryTest {
  private static final CodeData BASH = CodeData.installed("bash", "slurm", "/bin/bash");

  @TempDir Path home;
  private Store store;
  private CodeRegistry registry;

  @BeforeEach void open() {
    store = SqliteStore.open(home);
    registry = CodeRegistry.of(store);
  }

  @AfterEach void close() {
    store.close();
  }

  @Test void aCodeIsANodeWithItsLabel() {
    var node = registry.create(BASH).orElseThrow();
    var row = store.graph().node(node.pk()).orElseThrow();
    assertThat(row.uuid()).isEqualTo(node.uuid());
    assertThat(row.nodeType()).isEqualTo("data.code");
    assertThat(row.label()).isEqualTo("bash@slurm");
    assertThat(row.content()).isEqualTo(BASH.plain());
    assertThat(registry.find("bash@slurm").orElseThrow().node()).isEqualTo(node);
    assertThat(registry.find("bash")).isEmpty();
  }

  @Test void aLabelIsGivenOnce() throws Exception {
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (int label = 0; label < 50; label++) {
        var code = CodeData.installed("sh" + label, "slurm", "/bin/sh");
        Callable<Boolean> create = () -> CodeRegistry.of(store).create(code).isPresent();
        int wins = 0;
        for (var one : pool.invokeAll(Stream.generate(() -> create).limit(8).toList())) if (one.get()) wins++;
        assertThat(wins).isEqualTo(1);
        assertThat(store.graph().nodesByLabel(code.fullLabel(), 9)).hasSize(1);
      }
    }
  }

  @Test void codesOfTheSameNameOnTwoComputersAreTwo() {
    assertThat(registry.create(BASH)).isPresent();
    assertThat(registry.create(CodeData.installed("bash", "other", "/bin/bash"))).isPresent();
    assertThat(registry.list()).extracting(CodeRegistry.Entry::fullLabel).containsExactly("bash@other", "bash@slurm");
    assertThat(store.graph().nodesByLabel("bash@slurm", 9)).hasSize(1);
  }

  @Test void theLabelOfAHiddenCodeCanBeTakenAgain() {
    var first = registry.create(BASH).orElseThrow();
    assertThat(registry.set("bash@slurm", Visibility.HIDDEN)).isTrue();
    assertThat(registry.find("bash@slurm").orElseThrow())
        .isEqualTo(new CodeRegistry.Entry("bash@slurm", first, Visibility.HIDDEN));
    assertThat(registry.set("bash@slurm", Visibility.SHOWN)).isTrue();
    assertThat(registry.create(BASH)).isEmpty();
    registry.set("bash@slurm", Visibility.HIDDEN);
    var second = registry.create(CodeData.installed("bash", "slurm", "/usr/bin/bash")).orElseThrow();
    assertThat(registry.find("bash@slurm").orElseThrow().node()).isEqualTo(second);
    assertThat(registry.set("none@slurm", Visibility.HIDDEN)).isFalse();
  }
}
