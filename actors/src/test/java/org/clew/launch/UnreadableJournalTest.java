package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.codec.ProcessEventSerializer;
import org.clew.data.Int;
import org.clew.data.NodeRef;
import org.clew.process.Birth;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.testwait.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal with an event that this version cannot read: the process stays visible, and others are not held up. */
class UnreadableJournalTest {
  @TempDir Path home;

  @Test void anEventOfANewerVersionLeavesTheProcessBlockedAndNothingElse() throws Exception {
    NodeRef unreadable;
    NodeRef sound;
    try (var offline = new OfflineLauncher(EngineConfig.at(home, Chains.all()))) {
      var product = new Submitter.Launch(Chains.all().get("test.product"), Map.of("x", new Int(2), "y", new Int(3)));
      unreadable = offline.launchAll(List.of(product)).toCompletableFuture().join().getFirst();
      sound = offline.launchAll(List.of(product)).toCompletableFuture().join().getFirst();
      offline.store()
          .write(new Batch(List.of(new EventRow(Birth.persistenceId(unreadable.uuid()), 2, ProcessEventSerializer.IDENTIFIER,
          "process.teleported.v7", "{}".getBytes(StandardCharsets.UTF_8), "a newer version", 0)), List.of()))
              .toCompletableFuture().join();
    }
    try (var engine = TestEngine.at(home)) {
      assertThat(engine.end(sound.uuid()).isOk()).isTrue();
      Await.until("blocked", () -> String.valueOf(engine.row(unreadable.pk()).status()).startsWith("Blocked: "));
      assertThat(engine.row(unreadable.pk())).returns("created", row -> row.state())
          .satisfies(row -> assertThat(row.status()).contains("process.teleported.v7").contains("newer"));
      assertThat(engine.graph().active()).extracting(row -> row.pk()).contains(unreadable.pk());
    }
  }
}
