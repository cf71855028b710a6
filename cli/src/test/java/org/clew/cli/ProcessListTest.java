package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessListTest {
  private static final History PAST = History.get();

  @TempDir java.nio.file.Path empty;

  @Test void hasTheFieldsOfTheContract() {
    var page = PAST.json("process", "list", "-a").json();
    assertThat(page.keySet()).containsExactly("processes", "next");
    assertThat(page.get("next")).isNull();
    for (var each : PAST.json("process", "list", "-a").list("processes")) {
      assertThat(each.keySet()).containsExactly("pk", "uuid", "process_label", "process_type", "state", "paused",
          "status", "exit_status", "ctime", "mtime", "parent_pk", "job_state", "scheduler_state", "cached_from");
      assertThat(Instant.parse((String) each.get("ctime"))).isBeforeOrEqualTo(Instant.parse((String) each.get("mtime")));
      assertThat((String) each.get("ctime")).endsWith("Z");
    }
  }

  @Test void leavesOutWhatHasEnded() {
    assertThat(pks()).containsExactly(PAST.paused, PAST.created);
  }

  @Test void showsAllNewestFirst() {
    var pks = pks("-a").stream().map(Long::valueOf).toList();
    assertThat(pks).isSortedAccordingTo(java.util.Comparator.reverseOrder()).hasSizeGreaterThan(8);
  }

  @Test void filtersByState() {
    assertThat(pks("-S", "excepted")).containsExactly(PAST.excepted);
    assertThat(pks("-S", "excepted,created")).containsExactly(PAST.paused, PAST.created, PAST.excepted);
    assertThat(pks("-S", "Excepted")).containsExactly(PAST.excepted);
  }

  @Test void filtersByLabelFailureAndPause() {
    assertThat(pks("-a", "-L", "EchoJob")).containsExactly(PAST.job);
    assertThat(pks("--failed")).containsExactly(PAST.failed);
    assertThat(pks("--paused")).containsExactly(PAST.paused);
    assertThat(pks("-a", "-p", "1")).hasSameElementsAs(pks("-a"));
    assertThat(pks("-a", "-p", "0")).isEmpty();
  }

  @Test void goesThroughThePages() {
    var all = new ArrayList<String>();
    var page = PAST.json("process", "list", "-a", "--limit", "3");
    while (true) {
      page.list("processes").forEach(each -> all.add(Clew.pk(each)));
      var next = page.json().get("next");
      if (next == null) break;
      assertThat(page.list("processes")).hasSize(3);
      page = PAST.json("process", "list", "-a", "--limit", "3", "--next", next.toString());
    }
    assertThat(all).isEqualTo(pks("-a"));
  }

  @Test void refusesAnUnknownState() {
    assertThat(PAST.run("process", "list", "-S", "finishd").refusal(2)).contains("Did you mean 'finished'?");
  }

  @Test void printsATable() {
    var said = PAST.run("process", "list", "-a").ok();
    assertThat(said.out()).contains("⏹ Finished [0]", "⏹ Finished [400]", "⨯ Excepted", "⏸ Created", "over the weekend")
        .contains("Total results: " + pks("-a").size());
    assertThat(said.err()).isEmpty();
  }

  @Test void isEmptyInANewHome() {
    assertThat(new Clew(empty).json("process", "list").out()).isEqualToIgnoringNewLines("{\"processes\":[],\"next\":null}");
    assertThat(new Clew(empty).run("process", "list").ok().out()).contains("no processes yet");
  }

  private static List<String> pks(String... options) {
    var words = new ArrayList<>(List.of("process", "list"));
    words.addAll(List.of(options));
    return PAST.json(words.toArray(String[]::new)).list("processes").stream().map(Clew::pk).toList();
  }
}
