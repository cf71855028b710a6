package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.clew.testwait.Await;
import org.junit.jupiter.api.Test;

class InterruptibleTaskTest {
  private static final class Reason extends Exception {
    private static final long serialVersionUID = 1L;
  }

  @Test void interruptionReallyStopsTheWork() throws Exception {
    var begun = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    var task = InterruptibleTask.start("endless", () -> {
      try {
        begun.countDown();
        new CountDownLatch(1).await();
        return 1;
      } finally {
        stopped.countDown();
      }
    });
    begun.await();
    assertThat(task.interrupt(new Reason())).isTrue();
    assertThatThrownBy(() -> task.future().get()).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(Reason.class);
    assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
    Await.until("its thread is gone", task::hasStopped);
    assertThat(task.interrupt(new Reason())).as("the first of both counts").isFalse();
  }

  @Test void lateResultIsDropped() throws Exception {
    var mayEnd = new CountDownLatch(1);
    var task = InterruptibleTask.start("stubborn", () -> {
      while (true) {
        try {
          mayEnd.await();
          return "late";
        } catch (InterruptedException _) {
          mayEnd.countDown();
        }
      }
    });
    task.interrupt(new Reason());
    Await.until("it has come to its end all the same", task::hasStopped);
    assertThat(task.future()).isCompletedExceptionally();
    assertThatThrownBy(task.future()::get).hasCauseInstanceOf(Reason.class);
  }

  @Test void resultAndErrorOfTheWorkAreTold() throws Exception {
    var task = InterruptibleTask.start("quick", () -> 7);
    assertThat(task.future().get()).isEqualTo(7);
    assertThat(task.interrupt(new Reason())).isFalse();
    var failing = InterruptibleTask.start("failing", () -> {
      throw new Reason();
    });
    assertThatThrownBy(failing.future()::get).hasCauseInstanceOf(Reason.class);
    var cancelled = InterruptibleTask.start("cancelled", () -> {
      new CountDownLatch(1).await();
      return 1;
    });
    cancelled.future().cancel(true);
    assertThatThrownBy(cancelled.future()::get).isInstanceOf(CancellationException.class);
    Await.until("cancelling stops it too", cancelled::hasStopped);
  }
}
