package org.clew.examples;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.data.Value;
import org.clew.definition.Definitions;
import org.clew.launch.Engine;
import org.clew.launch.EngineConfig;
import org.clew.process.Outcome;

/** An engine with the processes of the examples, for tests. */
public final class LocalEngine implements AutoCloseable {
  private final Engine engine;

  public LocalEngine(Path home) {
    engine = Engine.start(EngineConfig.at(home, Definitions.discovered(LocalEngine.class.getClassLoader())));
  }

  public Outcome run(String name, Map<String, ?> inputs) throws InterruptedException {
    return engine.submit(name, inputs).await();
  }

  public Engine engine() {
    return engine;
  }

  /** Plain contents of the outputs. */
  public static Map<String, Object> plain(Outcome outcome) {
    return outcome.outputs().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> content(entry.getValue())));
  }

  private static Object content(Value value) {
    return value.plain();
  }

  @Override public void close() {
    engine.close();
  }
}
