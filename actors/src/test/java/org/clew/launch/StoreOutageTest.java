package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.clew.journal.StoreTrouble;
import org.clew.store.StoreException;
import org.junit.jupiter.api.Test;

/** What the log says of a store that is away for a while. */
class StoreOutageTest {
  private static final StoreException NOBODY = new StoreException("No server answers at db:5432.");

  private final Logger log = new LoggerContext().getLogger("outage");
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
  private final List<Runnable> planned = new ArrayList<>();
  private long nanos;
  private final StoreOutage outage = new StoreOutage(log, () -> nanos, planned::add);

  private List<String> lines() {
    return heard.list.stream().map(event -> event.getLevel() + " " + event.getFormattedMessage()).toList();
  }

  StoreOutageTest() {
    heard.start();
    log.addAppender(heard);
    log.setLevel(Level.INFO);
  }

  @Test void isToldOnceWithTheNumberOfThoseWhoWait() {
    var processes = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    for (int attempt = 0; attempt < 3; attempt++)
      for (var process : processes) outage.waits(process, NOBODY);
    assertThat(planned).hasSize(1);
    planned.removeFirst().run();
    nanos = 15_200_000_000L;
    for (var _ : processes) outage.isOver();
    assertThat(lines()).containsExactly(
        "WARN The store cannot be used; 3 processes wait and will go on when it is back: No server answers at db:5432.",
        "INFO The store is used again, after 15.2 s in which 3 processes waited");
    assertThat(heard.list).noneMatch(event -> event.getThrowableProxy() != null);
  }

  @Test void itsReasonIsThatOfTheStoreAndNotOfWhatProtectsIt() {
    outage.waits(UUID.randomUUID(), new TimeoutException("Circuit Breaker Timed out."));
    outage.waits(UUID.randomUUID(), NOBODY);
    outage.waits(UUID.randomUUID(), new TimeoutException("Circuit Breaker Timed out."));
    planned.removeFirst().run();
    assertThat(lines()).singleElement().asString().endsWith(NOBODY.getMessage());
  }

  @Test void aShortOneIsNotWorthALine() {
    outage.waits(UUID.randomUUID(), NOBODY);
    outage.isOver();
    outage.waits(UUID.randomUUID(), NOBODY);
    planned.removeFirst().run();
    assertThat(lines()).as("the second has not lasted for long yet").isEmpty();
    planned.removeFirst().run();
    assertThat(lines()).singleElement().asString().contains("1 process waits");
  }

  @Test void theTraceIsForThoseWhoSearch() {
    log.setLevel(Level.DEBUG);
    outage.waits(UUID.randomUUID(), NOBODY);
    assertThat(heard.list).singleElement().satisfies(event -> {
      assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
      assertThat(event.getThrowableProxy()).isNotNull();
    });
  }

  @Test void whatTheStoreHoldsIsNoOutage() {
    assertThat(StoreTrouble.in(new CompletionException(new IllegalArgumentException("no event of this name")))).isEmpty();
    assertThat(StoreTrouble.in(new RuntimeException(new TimeoutException("Circuit Breaker Timed out.")))).isPresent();
    assertThat(StoreTrouble.in(new CompletionException(NOBODY))).containsSame(NOBODY);
  }
}
