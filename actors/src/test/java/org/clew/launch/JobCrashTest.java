package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.clew.process.JobEvent;
import org.clew.process.ProcessEvent;
import org.clew.store.Graph;
import org.clew.testdb.Beside;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Beside
class JobCrashTest {
  @TempDir Path home;

  @Test
  @DisplayName("SPEC 15.5/36 crash before and after every phase: one scheduler job, one remote_folder, one stash, one retrieved")
  void everythingHappensOnceWhereverTheEngineDies() throws Exception {
    try (var doomed = CrashingJvm.start(JobCrash.class, List.of(), home.toString())) {
      doomed.awaitLine("all reached");
      doomed.awaitHalt();
    }
    try (var test = TestEngine.at(home, Chains.all(), parts -> HookedJobs.in(parts, HookedJobs.Hook.NOTHING, seen -> seen))) {
      for (var point : JobCrash.Point.all().keySet()) {
        var node = test.graph().nodesByLabel(JobCrash.label(point), 2);
        assertThat(node).hasSize(1);
        var process = node.getFirst();
        assertThat(test.end(process.uuid())).as(point).returns(0, outcome -> outcome.exitStatus());
        assertThat(Files.readAllLines(JobCrash.starts(home, point))).as("scheduler jobs, " + point).containsExactly("start");
        assertThat(test.graph().outgoing(process.pk())).as(point).extracting(Graph.LinkRow::label)
            .containsExactlyInAnyOrder("remote_folder", "retrieved", "number", "remote_stash");
        assertThat(once(test.journal(process.uuid()))).as(point)
            .containsExactly("Created", "Uploaded", "SubmitIntended", "Submitted",
            "JobEnded", "Stashed", "Retrieved", "Finished");
      }
      try (var stashed = Files.list(home.resolve("stash"))) {
        assertThat(stashed).hasSize(JobCrash.Point.all().size()).allMatch(archive -> archive.toString().endsWith(".tar.gz"));
      }
    }
  }

  /** Without sightings, and with one intent instead of several of the same submission: each try has its own. */
  private static List<String> once(List<ProcessEvent> events) {
    var tokens = new HashSet<String>();
    return events.stream().filter(event -> switch (event) {
      case JobEvent.JobSeen _ -> false;
      case JobEvent.SubmitIntended(_, _, var token) -> tokens.add(token);
      default -> true;
    }).map(event -> event.getClass().getSimpleName()).toList();
  }
}
