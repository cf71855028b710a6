package org.clew.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.clew.store.StaleWriterException;
import org.clew.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StoreOutageTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(StoreOutage.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final StoreOutage outage = new StoreOutage();

  @BeforeEach void listen() {
    lines.start();
    logger.addAppender(lines);
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
  }

  @AfterEach void stop() {
    logger.detachAppender(lines);
    logger.setLevel(null);
    logger.setAdditive(true);
  }

  @Test void anOutageIsOneLineAndItsEndAnother() {
    outage.succeeded();
    for (int process = 0; process < 50; process++) outage.failed("process|" + process,
        new CompletionException(new StoreException("The server is away.")));
    assertThat(texts()).containsExactly("The server is away. Processes wait until it can be used again.");
    outage.succeeded();
    outage.succeeded();
    assertThat(texts()).hasSize(2).last().asString().contains("can be used again").contains("the first of 50 failures");
    outage.failed("process|1", new StoreException("The disk is full."));
    assertThat(texts()).hasSize(3).last().asString().startsWith("The disk is full.");
    assertThat(lines.list).allSatisfy(line -> assertThat(line.getThrowableProxy()).isNull());
  }

  @Test void whatIsNoOutageIsSaidEachTime() {
    outage.failed("process|1", new StaleWriterException("process|1", 3));
    outage.failed("process|2", new IllegalStateException("cannot be read"));
    outage.failed("process|2", new IllegalStateException("cannot be read"));
    assertThat(texts()).hasSize(3).first().asString().contains("event 3 of process|1");
    assertThat(lines.list.getLast().getThrowableProxy().getMessage()).isEqualTo("cannot be read");
  }

  private List<String> texts() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
