package org.clew.testkit.virtual;

import com.typesafe.config.Config;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;

/** The threads of a dispatcher of an engine on virtual time; made by Pekko, by the name of the class. */
public final class WatchedExecutor extends ExecutorServiceConfigurator {
  private static final int THREADS = 4;
  private final Stillness stillness;

  public WatchedExecutor(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites);
    stillness = Times.of(prerequisites.settings().config()).stillness();
  }

  @Override public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
    return () -> new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), threads) {
      @Override public void execute(Runnable task) {
        stillness.begin();
        try {
          super.execute(() -> {
            try {
              task.run();
            } finally {
              stillness.end();
            }
          });
        } catch (RuntimeException e) {
          stillness.end();
          throw e;
        }
      }
    };
  }
}
