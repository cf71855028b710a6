package org.clew.launch;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.clew.actors.ProcessContext;
import org.clew.definition.Definitions;

/**
 * What an engine needs to know.
 *
 * @param home folder with store, files and jobs
 * @param definitions what can run here; more may be registered later
 * @param overrides Pekko and Clew settings that win over {@code clew-engine.conf}
 * @param settings pauses of the process actors
 * @param surroundings what it works with besides its home
 */
public record EngineConfig(Path home, Definitions definitions, Config overrides, ProcessContext.Settings settings, Clock clock,
    Surroundings surroundings) {
  public static final ProcessContext.Settings DEFAULT_SETTINGS =
      new ProcessContext.Settings(Duration.ofMillis(200), Duration.ofMinutes(2), Duration.ofSeconds(1));

  public EngineConfig(Path home, Definitions definitions, Config overrides, ProcessContext.Settings settings, Clock clock) {
    this(home, definitions, overrides, settings, clock, Surroundings.standard());
  }

  public static EngineConfig at(Path home, Definitions definitions) {
    return new EngineConfig(home, definitions, ConfigFactory.empty(), DEFAULT_SETTINGS, Clock.systemUTC());
  }

  public EngineConfig with(Config more) {
    return new EngineConfig(home, definitions, more.withFallback(overrides), settings, clock, surroundings);
  }

  public EngineConfig with(ProcessContext.Settings others) {
    return new EngineConfig(home, definitions, overrides, others, clock, surroundings);
  }
}
