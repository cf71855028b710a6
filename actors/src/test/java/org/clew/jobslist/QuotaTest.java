package org.clew.jobslist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.job.Slot;
import org.junit.jupiter.api.Test;

class QuotaTest {
  private static final UUID LARGE = UUID.randomUUID();
  private static final UUID SMALL = UUID.randomUUID();

  private static Slot slot(UUID group, String queue, String code) {
    return new Slot(UUID.randomUUID(), group, queue, Set.of(code, code + "@slurm"));
  }

  @Test void withoutLimitsTheLongestWaitingComesIn() {
    var waiting = List.of(slot(LARGE, "", "pw"), slot(SMALL, "", "pw"));
    assertThat(new Quota(Map.of()).next(waiting, List.of(), Set.of())).contains(waiting.getFirst());
  }

  @Test void theGroupWithTheFewestSlotsIsNext() {
    var quota = new Quota(Map.of("total", 4));
    var waiting = new ArrayList<Slot>();
    for (int i = 0; i < 5; i++) waiting.add(slot(LARGE, "", "pw"));
    for (int i = 0; i < 2; i++) waiting.add(slot(SMALL, "", "pw"));
    var holding = new ArrayList<Slot>();
    while (quota.next(waiting, holding, Set.of()).orElse(null) instanceof Slot next) {
      waiting.remove(next);
      holding.add(next);
    }
    assertThat(holding).extracting(Slot::group).containsExactly(LARGE, SMALL, LARGE, SMALL);
    assertThat(quota.obstacle(waiting.getFirst(), holding, Set.of())).contains("total: 4 of 4 jobs");
  }

  @Test void queuesAndCodesHaveLimitsOfTheirOwn() {
    var quota = new Quota(Map.of("queue:short", 1, "code:pw@slurm", 2));
    var holding = List.of(slot(LARGE, "short", "xtb"), slot(LARGE, "long", "pw"), slot(LARGE, "long", "pw"));
    assertThat(quota.obstacle(slot(SMALL, "short", "xtb"), holding, Set.of())).contains("queue:short: 1 of 1 jobs");
    assertThat(quota.obstacle(slot(SMALL, "long", "pw"), holding, Set.of())).contains("code:pw@slurm: 2 of 2 jobs");
    assertThat(quota.obstacle(slot(SMALL, "long", "xtb"), holding, Set.of())).isEmpty();
    assertThat(quota.next(List.of(slot(SMALL, "short", "xtb"), slot(SMALL, "long", "xtb")), holding, Set.of()))
        .hasValueSatisfying(next -> assertThat(next.queue()).isEqualTo("long"));
  }

  @Test void runningJobsDoNotCountAsQueued() {
    var quota = new Quota(Map.of("queued", 1));
    var holder = slot(LARGE, "", "pw");
    var next = slot(LARGE, "", "pw");
    assertThat(quota.obstacle(next, List.of(holder), Set.of())).contains("queued: 1 of 1 jobs");
    assertThat(quota.obstacle(next, List.of(holder), Set.of(holder.process()))).isEmpty();
  }

  @Test void whatIsWatchedCountsOnceWithWhatWasGranted() {
    var granted = slot(LARGE, "", "pw");
    var watchedOnly = slot(LARGE, "", "pw");
    assertThat(Quota.holding(List.of(granted), List.of(granted, watchedOnly))).containsExactlyInAnyOrder(granted, watchedOnly);
  }
}
