package org.clew.jobslist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test void tellsWhenTheNextUseIsLetThrough() {
    var bucket = TokenBucket.full(30, START).take().take().take();
    assertThat(bucket.hasOne()).isFalse();
    assertThat(bucket.untilNext()).isEqualTo(Duration.ofSeconds(2));
    assertThat(bucket.at(START.plusSeconds(2)).hasOne()).isTrue();
  }

  @Test void aClockThatGoesBackGivesNothing() {
    assertThat(TokenBucket.full(60, START).take().at(START.minusSeconds(3600)).level()).isEqualTo(5);
  }

  @Property void neverMoreThanTheRateAndOneBurst(@ForAll @DoubleRange(min = 1, max = 600) double perMinute,
      @ForAll @IntRange(min = 1, max = 300) int seconds) {
    var bucket = TokenBucket.full(perMinute, START);
    int uses = 0;
    for (long at = 0; at <= seconds * 1000L; at += 50) {
      bucket = bucket.at(START.plusMillis(at));
      while (bucket.hasOne()) {
        bucket = bucket.take();
        uses++;
      }
    }
    assertThat(uses).isLessThanOrEqualTo((int) Math.ceil(perMinute * seconds / 60 + Math.max(1, perMinute / 10)) + 1);
  }
}
