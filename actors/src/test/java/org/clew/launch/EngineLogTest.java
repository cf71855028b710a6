package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.clew.data.Str;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What operators read comes from loggers of Clew: those of Pekko say less. */
class EngineLogTest {
  @TempDir Path home;

  @Test void stepsThatAreCutOffAreTold() throws Exception {
    var logger = (Logger) LoggerFactory.getLogger(Engine.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    logger.addAppender(lines);
    logger.setLevel(Level.INFO);
    try {
      var test = TestEngine.at(home);
      test.submit("test.bad", Map.of("how", new Str("cut off")));
      Doors.awaitSomebodyAt("cut off");
      test.engine.close(Duration.ofMillis(20), Engine.Handover.TO_NOBODY);
    } finally {
      logger.setLevel(null);
      logger.detachAppender(lines);
    }
    assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("Steps that take longer than 0.02 s are done again by the next engine");
  }
}
