package org.clew.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({"07,420", "07:09,429", "01:07:09,4029", "2-03,183600", "2-03:04,183840", "2-03:04:05,183845",
      "UNLIMITED,2147483647", "00:00.082,0"})
  void readsLengthsOfTime(String text, long seconds) {
    assertThat(Times.seconds(text)).hasValue(seconds);
  }

  @ParameterizedTest
  @CsvSource({"NOT_SET", "INVALID", "N/A", "''", "Partition_Limit"})
  void whatIsNoTimeIsNone(String text) {
    assertThat(Times.seconds(text)).isEmpty();
  }

  @Test
  void writesLengthsOfTime() {
    assertThat(Times.clock(90061)).isEqualTo("25:01:01");
    assertThat(Times.daysAndClock(90061)).isEqualTo("1-01:01:01");
    assertThat(Times.daysAndClock(59)).isEqualTo("00:00:59");
    assertThat(Times.hoursAndMinutes(61)).isEqualTo("00:02");
    assertThat(Times.hoursAndMinutes(3600)).isEqualTo("01:00");
  }

  @Test
  void readsTimes() {
    assertThat(Times.iso("2026-11-22T20:39:08")).hasValue("2026-11-22T20:39:08Z");
    assertThat(Times.iso("N/A")).isEmpty();
    assertThat(Times.ctime("Sun Nov  1 20:39:08 2026")).hasValue("2026-11-01T20:39:08Z");
    assertThat(Times.ctime("undefined")).isEmpty();
    assertThat(Times.yearless("Dec 31 23:59", LocalDateTime.parse("2027-01-01T00:10:00"))).hasValue("2026-12-31T23:59:00Z");
    assertThat(Times.yearless("Jan  2 00:01 E", LocalDateTime.parse("2026-12-30T00:10:00"))).hasValue("2027-01-02T00:01:00Z");
    assertThat(Times.yearless("Feb 29 00:01", LocalDateTime.parse("2028-03-01T00:00:00"))).hasValue("2028-02-29T00:01:00Z");
    assertThat(Times.yearless("-", LocalDateTime.parse("2028-03-01T00:00:00"))).isEmpty();
  }
}
