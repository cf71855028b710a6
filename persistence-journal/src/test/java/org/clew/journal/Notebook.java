package org.clew.journal;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;
import org.apache.pekko.persistence.AbstractPersistentActor;

/** A persistent actor that remembers lines; answers a line once it is durable and "?" with all of them. */
final class Notebook extends AbstractPersistentActor {
  private final String id;
  private final StringBuilder lines = new StringBuilder();

  private Notebook(String id) {
    this.id = id;
  }

  static Props props(String id) {
    return Props.create(Notebook.class, () -> new Notebook(id));
  }

  @Override public String persistenceId() {
    return id;
  }

  @Override public Receive createReceiveRecover() {
    return receiveBuilder().match(String.class, lines::append).build();
  }

  @Override public Receive createReceive() {
    return receiveBuilder()
        .matchEquals("?", _ -> sender().tell(lines.toString(), self()))
        .match(String.class, line -> {
          ActorRef asker = sender();
          persist(line, saved -> {
            lines.append(saved);
            asker.tell(saved, self());
          });
        }).build();
  }
}
