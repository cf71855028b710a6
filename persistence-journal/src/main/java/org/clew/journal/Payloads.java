package org.clew.journal;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.Tagged;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.Serializers;
import org.clew.store.EventRow;
import org.clew.store.SnapshotRow;

/** Turns what actors persist into bytes and back, by the serializers of the actor system. */
final class Payloads {
  /** Parts the serializer's manifest from that of an event adapter, where there is one. */
  private static final char SEPARATOR = '\u001f';

  private final Serialization serialization;

  Payloads(ActorSystem system) {
    this.serialization = SerializationExtension.get(system);
  }

  /** The domain event; tags are dropped, because entities are found by the graph. */
  static Object event(PersistentRepr repr) {
    return repr.payload() instanceof Tagged tagged ? tagged.payload() : repr.payload();
  }

  EventRow row(PersistentRepr repr) {
    Object event = event(repr);
    Serializer serializer = serialization.findSerializerFor(event);
    String manifest = Serializers.manifestFor(serializer, event);
    if (!repr.manifest().isEmpty()) manifest = manifest + SEPARATOR + repr.manifest();
    return new EventRow(repr.persistenceId(), repr.sequenceNr(), serializer.identifier(), manifest,
        serialization.serialize(event).get(), repr.writerUuid(),
        repr.timestamp() > 0 ? repr.timestamp() : System.currentTimeMillis());
  }

  Object event(EventRow row) {
    int end = row.manifest().indexOf(SEPARATOR);
    return serialization.deserialize(row.payload(), row.serializerId(),
        end < 0 ? row.manifest() : row.manifest().substring(0, end)).get();
  }

  PersistentRepr repr(EventRow row) {
    int end = row.manifest().indexOf(SEPARATOR);
    String adapter = end < 0 ? "" : row.manifest().substring(end + 1);
    return PersistentRepr.apply(event(row), row.sequenceNr(), row.persistenceId(), adapter, false, null, row.writer())
        .withTimestamp(row.timestamp());
  }

  SnapshotRow snapshot(String persistenceId, long sequenceNr, long timestamp, Object state) {
    Serializer serializer = serialization.findSerializerFor(state);
    return new SnapshotRow(persistenceId, sequenceNr, timestamp, serializer.identifier(),
        Serializers.manifestFor(serializer, state), serialization.serialize(state).get());
  }

  Object state(SnapshotRow row) {
    return serialization.deserialize(row.payload(), row.serializerId(), row.manifest()).get();
  }
}
