package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.clew.data.Int;
import org.clew.definition.Nursery;
import org.clew.process.KillMode;
import org.clew.store.Store;
import org.clew.store.StoreException;
import org.clew.testwait.Await;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that cannot give numbers to nodes for a while. */
class OutageTest {
  @TempDir Path home;
  private final AtomicInteger failures = new AtomicInteger();

  @Test @DisplayName("SPEC 15.7/56 a process waits while the store is down, and then goes on")
  void aStepOutlastsAnOutage() throws Exception {
    failures.set(3);
    try (var test = TestEngine.at(home, Chains.all(), this::failing)) {
      var process = test.submit("test.product", Map.of("x", new Int(6), "y", new Int(7)));
      assertThat(test.end(process).outputs()).containsKey("result");
      assertThat(failures.get()).isNotPositive();
    }
  }

  @Test void aProcessThatWaitsForTheStoreCanBeKilled() throws Exception {
    failures.set(Integer.MAX_VALUE);
    try (var test = TestEngine.at(home, Chains.all(), this::failing)) {
      var process = test.submit("test.product", Map.of("x", new Int(6), "y", new Int(7)));
      Await.until("it has tried", () -> failures.get() < Integer.MAX_VALUE);
      test.kill(process.uuid(), KillMode.ORDERLY);
      assertThat(test.end(process).state()).isEqualTo("killed");
    }
  }

  @Test void whoeverSubmitsIsToldAtOnce() {
    assertThatThrownBy(() -> Outage.outlast(() -> {
      throw new StoreException("the disk is full");
    })).isInstanceOf(StoreException.class);
  }

  private EngineParts failing(EngineParts parts) {
    var store = (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class},
        (_, method, values) -> {
      if (method.getName().equals("allocatePks") && failures.getAndDecrement() > 0) throw new StoreException("the disk is full");
      try {
        return method.invoke(parts.store(), values);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    });
    var nursery = new Nursery(new EngineEnv(store, parts.repository(), parts.env().clock()), parts.nursery().versions());
    var runner = new LocalRunner(parts.code(), nursery, null, parts.cleanUp());
    return new EngineParts(parts.store(), parts.repository(), parts.env(), parts.nursery(), parts.projection(), parts.submitter(),
        parts.code(), parts.jobs(), runner);
  }
}
