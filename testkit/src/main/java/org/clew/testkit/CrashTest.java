package org.clew.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Compares an undisturbed run with runs in which the engine dies. */
final class CrashTest {
  private final String name;
  private final BiFunction<Memory, Journal, MemoryEngine> newEngine;
  private final List<String> differences = new ArrayList<>();

  CrashTest(String name, BiFunction<Memory, Journal, MemoryEngine> newEngine) {
    this.name = name;
    this.newEngine = newEngine;
  }

  /** The engine of the undisturbed run. */
  MemoryEngine compare(Consumer<MemoryEngine> launch, UUID root) {
    var straight = newEngine.apply(Memory.of(Memory.SLOW), Journal.empty());
    launch.accept(straight);
    straight.drive();
    var expected = Story.of(straight, root);
    int most = 3 * straight.journal().size() + 10;
    var ends = straight.journal().ends();
    for (int events : ends.subList(0, ends.size() - 1)) {
      var left = straight.journal().first(events).atMost(most);
      note("a crash after " + left.end(), expected, root, () -> newEngine.apply(straight.memory().afterCrash(), left).drive());
    }
    note("a crash after every event", expected, root, () -> crashingAlways(launch, most));
    if (!differences.isEmpty()) throw new AssertionError(message(ends.size()));
    return straight;
  }

  private MemoryEngine crashingAlways(Consumer<MemoryEngine> launch, int most) {
    var engine = newEngine.apply(Memory.of(Memory.SLOW), Journal.empty().atMost(most));
    launch.accept(engine);
    while (true) {
      engine = newEngine.apply(engine.memory().afterCrash(), engine.journal().roomForOne());
      try {
        return engine.drive();
      } catch (Journal.Crash _) {
        // the next engine goes on from what this one has left
      }
    }
  }

  private void note(String where, Story expected, UUID root, Supplier<MemoryEngine> run) {
    try {
      Story.of(run.get(), root).differences(expected).forEach(difference -> differences.add("  " + where + ": " + difference));
    } catch (IllegalStateException e) {
      differences.add("  " + where + ": " + e.getMessage());
    }
  }

  private String message(int crashes) {
    return "'" + name + "' does not run the same when the engine dies on the way (" + crashes + " runs with crashes):\n"
        + String.join("\n", differences)
        + "\nWhat a chain has to remember belongs into its context; fields of classes and objects do not survive. Clock and "
        + "chance belong into inputs or calcfunctions.";
  }
}
