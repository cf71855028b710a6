package org.clew.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.clew.process.JobEvent;
import org.clew.process.JobPhase;
import org.clew.process.ProcessEvent;
import org.clew.scheduler.Command;
import org.clew.scheduler.DirectScheduler;
import org.clew.scheduler.JobInfo;
import org.clew.scheduler.JobState;
import org.clew.scheduler.ListAnswer;
import org.clew.scheduler.Scheduler;
import org.clew.scheduler.Scheduler.Absence;
import org.clew.scheduler.Schedulers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real job that its batch system stops to list, with an accounting that the test writes. */
class PollTest {
  @TempDir Path base;

  private final AtomicInteger listings = new AtomicInteger();
  private final AtomicInteger lookups = new AtomicInteger();
  private volatile ListAnswer answer = new ListAnswer.Listed(Map.of());
  private volatile int accountedFrom = Integer.MAX_VALUE;
  private volatile int readableFrom;

  /** Starts jobs as the direct scheduler does; lists and accounts for them as the test says. */
  private Scheduler forgetful() {
    var direct = new DirectScheduler();
    return (Scheduler) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Scheduler.class},
        (_, method, arguments) ->
        switch (method.getName()) {
          case "listed" -> listings.incrementAndGet() >= readableFrom ? answer
              : new ListAnswer.Unusable("Unable to contact the controller");
          case "accounting", "details" -> Optional.of(Command.of("true"));
          case "accounted" -> lookups.incrementAndGet() >= accountedFrom
              ? Optional.of(new JobInfo("17", JobState.DONE, "COMPLETED", OptionalInt.of(0), Map.of())) : Optional.empty();
          case "absence" -> Absence.UNKNOWN;
          default -> {
            try {
              yield method.invoke(direct, arguments);
            } catch (InvocationTargetException e) {
              throw e.getCause();
            }
          }
        });
  }

  private List<ProcessEvent> ended(String script) throws Exception {
    var job = new JobDriver(base, Duration.ofMinutes(1), new ShellJob(), Schedulers.of(forgetful())).launch(script)
        .runUntil(JobPhase.UPDATE);
    var events = job.runOnly();
    assertThat(job.log).noneMatch(JobEvent.PhaseFailed.class::isInstance);
    return events;
  }

  @Test @DisplayName("SPEC 15.5/41 an empty answer, a failing command and an id that nobody knows are no end; the accounting is")
  void onlyTheAccountingEndsAJobThatIsNotListed() throws Exception {
    readableFrom = 4;
    accountedFrom = 5;
    var events = ended("kill -KILL $PPID");
    assertThat(events).singleElement().isInstanceOfSatisfying(JobEvent.JobEnded.class,
        end -> assertThat(end.info()).containsEntry("job_substate", "COMPLETED").containsEntry("exit_status", 0L));
    assertThat(lookups).hasValue(5);
    assertThat(listings.get()).as("three failed, one absence is no reason to ask the accounting, then five").isEqualTo(3 + 1 + 5);
  }

  @Test @DisplayName("SPEC 15.5/41 without accounting the exit sentinel tells of the end, and only after two absences")
  void theExitSentinelEndsAJobThatIsNotListed() throws Exception {
    var gate = Files.createFile(base.resolve("gate"));
    var events = ended("cat " + gate + "; exit 3");
    assertThat(events).singleElement().isInstanceOfSatisfying(JobEvent.JobEnded.class,
        end -> assertThat(end.info()).containsEntry("job_substate", "sentinel").containsKey("exit_status"));
    assertThat(listings.get()).isGreaterThanOrEqualTo(2);
  }
}
