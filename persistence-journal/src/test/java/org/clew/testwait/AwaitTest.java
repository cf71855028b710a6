package org.clew.testwait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {
  @Test void looksUntilItHolds() throws Exception {
    var looks = new AtomicInteger();
    Await.until("the third look", () -> looks.incrementAndGet() == 3);
    assertThat(looks).hasValue(3);
  }

  @Test void saysWhatDidNotComeTrue() {
    var looks = new AtomicInteger();
    assertThatThrownBy(() -> Await.until(() -> "it was " + looks, () -> looks.incrementAndGet() < 0, Duration.ofMillis(20)))
        .isInstanceOf(AssertionError.class).hasMessage("not within 0.02 s: it was " + looks);
  }

  @Test void saysWhatItWaitedForWhenTheConditionFails() {
    var why = new IOException("no such file");
    assertThatThrownBy(() -> Await.until("a file", () -> {
      throw why;
    })).isInstanceOf(AssertionError.class).hasMessage("while waiting for: a file: " + why).hasCause(why);
  }
}
