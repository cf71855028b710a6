package org.clew.journal;

import java.util.Objects;
import org.apache.pekko.actor.setup.Setup;
import org.clew.store.Store;

/**
 * Hands an opened store and the projection of events to an actor system, as part of its {@code ActorSystemSetup}.
 *
 * <p>Without it the store is opened at {@code clew.store.home} and nothing is projected. A store given here stays the caller's:
 * it is not closed with the system.
 */
public final class StoreSetup extends Setup {
  private final Store store;
  private final Projection projection;
  private final Newborns newborns;

  public StoreSetup(Store store, Projection projection) {
    this(store, projection, new Newborns());
  }

  /** @param newborns told of entities that come into the store by other ways than the journal */
  public StoreSetup(Store store, Projection projection, Newborns newborns) {
    this.store = Objects.requireNonNull(store, "store");
    this.projection = Objects.requireNonNull(projection, "projection");
    this.newborns = Objects.requireNonNull(newborns, "newborns");
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
}
