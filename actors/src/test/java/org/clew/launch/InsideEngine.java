package org.clew.launch;

import java.util.Map;
import org.clew.data.Int;

/** The engine of a test, for user code that calls it where it may not. */
final class InsideEngine {
  private static volatile Engine engine;

  private InsideEngine() {}

  static void use(Engine running) {
    engine = running;
  }

  static void submitProduct() {
    engine.submit("test.product", Map.of("x", new Int(1), "y", new Int(2)));
  }
}
