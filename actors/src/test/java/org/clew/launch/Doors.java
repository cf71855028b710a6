package org.clew.launch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;

/** Doors in the code of test processes: who comes to one waits there until a test opens it. */
final class Doors {
  /** The door that nobody waits at. */
  static final String NONE = "";
  private static final Map<String, Door> ALL = new ConcurrentHashMap<>();

  private record Door(CountDownLatch reached, CountDownLatch opened) {}

  private Doors() {}

  static void pass(String name) throws InterruptedException {
    if (name.equals(NONE)) return;
    door(name).reached().countDown();
    door(name).opened().await();
  }

  static void awaitSomebodyAt(String name) throws InterruptedException {
    if (!door(name).reached().await(20, TimeUnit.SECONDS)) Assertions.fail("nobody came to the door " + name);
  }

  static void open(String name) {
    door(name).opened().countDown();
  }

  private static Door door(String name) {
    return ALL.computeIfAbsent(name, _ -> new Door(new CountDownLatch(1), new CountDownLatch(1)));
  }
}
