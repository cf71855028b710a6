package org.clew.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store that is open during each test, in a place of its own. */
abstract class OpenStore {
  protected Store store;

  /** Makes an empty place for the test that comes; called before the first {@link #open}. */
  protected void makePlace() throws Exception {}

  /** Opens one more instance on the place of this test, as another JVM would. */
  protected abstract Store open();

  @BeforeEach final void openFirst() throws Exception {
    makePlace();
    store = open();
  }

  @AfterEach final void closeLast() {
    if (store != null) store.close();
  }

  protected final void reopen() {
    store.close();
    store = open();
  }
}
