package org.clew.launch;

import com.typesafe.config.ConfigFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.clew.data.Int;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.Store;

/** An engine that is alone, submits chains and dies before it has read anything of them. */
final class NewbornsCrash {
  static final int CHAINS = 6;
  /** What it says before it halts, with the number of journals and snapshots that it has asked the store for. */
  static final String READ = "read ";

  enum Moment {
    /** All chains are durable, and nobody has started them. */
    SUBMITTED,
    /** The first event of the first chain to come so far is durable. */
    FIRST_STEP,
    /** The same of the first child that such a chain has made. */
    FIRST_STEP_OF_A_CHILD
  }

  private final Moment moment;
  private final AtomicInteger reads = new AtomicInteger();
  private final Set<String> children = ConcurrentHashMap.newKeySet();

  private NewbornsCrash(Moment moment) {
    this.moment = moment;
  }

  public static void main(String[] arguments) throws Exception {
    new NewbornsCrash(Moment.valueOf(arguments[1])).run(Path.of(arguments[0]));
  }

  private void run(Path home) throws Exception {
    var usual = Surroundings.standard();
    var engine = TestEngine.at(new EngineConfig(home, Chains.all(), ConfigFactory.empty(), TestEngine.SHORT, Clock.systemUTC(),
        new Surroundings(this::watched, usual.workers(), usual.transports(), usual.schedulers(), usual.pauses(),
            usual.watchAgain())), UnaryOperator.identity()).engine;
    var launches = new ArrayList<Submitter.Launch>();
    for (int i = 0; i < CHAINS; i++)
      launches.add(new Submitter.Launch(engine.definitions().get("test.sums"), Map.of("n", new Int(1 + i % 3))));
    if (moment == Moment.SUBMITTED) {
      engine.submitter().submit(launches).toCompletableFuture().join();
      halt();
    }
    engine.submitAll(launches);
    new CountDownLatch(1).await();
  }

  private Store watched(Store store) {
    return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, (_, method, values) -> {
      try {
        switch (method.getName()) {
          case "replay", "snapshot" -> reads.incrementAndGet();
          case "writeIfAbsent" -> ((Batch) values[0]).events().forEach(event -> children.add(event.persistenceId()));
          default -> { }
        }
        var result = method.invoke(store, values);
        if (method.getName().equals("write") && ((Batch) values[0]).events().stream().anyMatch(this::isLast))
          ((CompletionStage<?>) result).thenRun(this::halt);
        return result;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    });
  }

  private boolean isLast(EventRow event) {
    return event.sequenceNr() == 2
        && (moment == Moment.FIRST_STEP || moment == Moment.FIRST_STEP_OF_A_CHILD && children.contains(event.persistenceId()));
  }

  private void halt() {
    System.out.println(READ + reads);
    System.out.flush();
    Runtime.getRuntime().halt(9);
  }
}
