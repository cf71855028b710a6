package org.clew.journal;

import com.typesafe.config.Config;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.persistence.query.ReadJournalProvider;

/** Makes the read journal for {@code PersistenceQuery.getReadJournalFor}. There is no Scala flavour of it. */
public final class ClewReadJournalProvider implements ReadJournalProvider {
  private record JavaOnly() implements org.apache.pekko.persistence.query.scaladsl.ReadJournal {}

  private final ClewReadJournal journal;

  public ClewReadJournalProvider(ExtendedActorSystem system, Config config) {
    this.journal = new ClewReadJournal(system, config);
  }

  @Override public org.apache.pekko.persistence.query.scaladsl.ReadJournal scaladslReadJournal() {
    return new JavaOnly();
  }

  @Override public ClewReadJournal javadslReadJournal() {
    return journal;
  }
}
