package org.clew.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.clew.data.Int;
import org.clew.store.Batch;
import org.clew.store.Store;
import org.clew.store.sql.SqlStore;

/** Engines that die at a chosen point of a chain, or work until they are killed. */
final class ChainCrash {
  static final int CHAINS = 200;

  private ChainCrash() {}

  public static void main(String[] arguments) throws Exception {
    var home = Path.of(arguments[0]);
    switch (arguments[1]) {
      case "launched" -> {
        var test = TestEngine.at(home);
        System.out.println("pk " + test.submit("test.sums", Map.of("n", new Int(1))).pk());
        Doors.awaitSomebodyAt("launched");
        Runtime.getRuntime().halt(9);
      }
      case "unborn" -> {
        var test = TestEngine.at(home, Chains.all(), ChainCrash::haltingBeforeChildren);
        System.out.println("pk " + test.submit("test.sums", Map.of("n", new Int(3))).pk());
      }
      case "submit" -> {
        var test = TestEngine.at(home);
        var launches = new ArrayList<Submitter.Launch>();
        for (int i = 0; i < CHAINS; i++) {
          launches.add(new Submitter.Launch(test.engine.definitions().get("test.sums"), Map.of("n", new Int(1 + i % 3))));
        }
        test.engine.submitAll(launches);
        tellProgress(test.engine);
      }
      case "work" -> tellProgress(TestEngine.at(home).engine);
      default -> throw new IllegalArgumentException(arguments[1]);
    }
  }

  /** Says again and again how many events this engine has written. */
  private static void tellProgress(Engine engine) {
    while (true) {
      System.out.println("events " + ((SqlStore) engine.store()).eventsWritten());
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static EngineParts haltingBeforeChildren(EngineParts parts) {
    var store = (Store) java.lang.reflect.Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class},
        (_, method, values) -> {
          if (method.getName().equals("writeIfAbsent")) return halt((Batch) values[0]);
          return method.invoke(parts.store(), values);
        });
    var submitter = new Submitter(store, parts.nursery(), parts.projection());
    return new EngineParts(parts.store(), parts.repository(), parts.env(), parts.nursery(), parts.projection(), submitter,
        parts.code(), parts.jobs(), parts.runner());
  }

  private static CompletionStage<Boolean> halt(Batch children) {
    System.out.println("children " + List.copyOf(children.events()).size());
    System.out.flush();
    Runtime.getRuntime().halt(9);
    throw new IllegalStateException("halted");
  }
}
