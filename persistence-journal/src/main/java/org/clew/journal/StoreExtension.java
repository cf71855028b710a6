package org.clew.journal;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.apache.pekko.actor.ExtensionIdProvider;
import org.clew.store.Store;
import org.clew.store.StoreException;
import org.clew.store.home.Stores;

/** The store of an actor system, and the few threads on which the plugins read from it. */
public final class StoreExtension implements Extension {
  /** Looks the extension up; the first look-up opens the store. */
  public static final class Id extends AbstractExtensionId<StoreExtension> implements ExtensionIdProvider {
    private Id() {}

    @Override public StoreExtension createExtension(ExtendedActorSystem system) {
      return new StoreExtension(system);
    }

    @Override public Id lookup() {
      return ID;
    }
  }

  public static final Id ID = new Id();

  private final Store store;
  private final Projection projection;
  private final Executor readers;
  private final Newborns newborns;

  private StoreExtension(ExtendedActorSystem system) {
    Config config = system.settings().config().getConfig("clew.store");
    Optional<StoreSetup> given = system.settings().setup().get(StoreSetup.class);
    store = given.map(StoreSetup::store).orElseGet(() -> open(config));
    projection = given.map(StoreSetup::projection).orElse(Projection.NONE);
    newborns = given.map(StoreSetup::newborns).orElseGet(Newborns::new);
    if (given.isEmpty()) system.registerOnTermination(store::close);
    readers = readers(config.getInt("read-threads"), system);
  }

  private static Executor readers(int threads, ExtendedActorSystem system) {
    if (threads == 0) return Runnable::run;
    ExecutorService pool = Executors.newFixedThreadPool(threads,
        Thread.ofPlatform().name("clew-store-read-", 0).daemon().factory());
    system.registerOnTermination(pool::shutdown);
    return pool;
  }

  /** The extension of the system, made when this is the first call. */
  public static StoreExtension of(ActorSystem system) {
    return ID.get(system);
  }

  public Store store() {
    return store;
  }

  public Projection projection() {
    return projection;
  }

  Newborns newborns() {
    return newborns;
  }

  Executor readers() {
    return readers;
  }

  private static Store open(Config config) {
    String home = config.getString("home");
    if (home.isBlank()) {
      throw new StoreException("No store: set clew.store.home to a directory, or give a StoreSetup to the actor system.");
    }
    return Stores.open(Path.of(home));
  }
}
