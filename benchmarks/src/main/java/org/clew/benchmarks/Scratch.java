package org.clew.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.clew.definition.Definitions;
import org.clew.examples.arithmetic.ArithmeticAdd;
import org.clew.launch.EngineConfig;

/** An empty home that is deleted at the end. */
public record Scratch(Path home) implements AutoCloseable {
  public static Scratch create() throws IOException {
    return new Scratch(Files.createTempDirectory("clew-bench"));
  }

  EngineConfig config() {
    return EngineConfig.at(home, definitions());
  }

  static Definitions definitions() {
    var definitions = new Definitions();
    definitions.register(BenchChain.class);
    definitions.register(PlainChain.class);
    definitions.register(Parked.class);
    definitions.register(Parked.AtGate.class);
    definitions.register(ArithmeticAdd.class);
    return definitions;
  }

  @Override public void close() {
    try (var files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
