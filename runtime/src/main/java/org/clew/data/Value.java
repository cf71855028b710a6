package org.clew.data;

import java.util.Objects;
import java.util.UUID;

/**
 * A data node as it stands in an event: identity, durable type name and plain content.
 *
 * @param pk number of the node in this store
 * @param uuid global identity
 * @param type durable type name, see {@link Data#type()}
 * @param plain content, see {@link Data#plain()}
 * @param origin whether the event that holds this value also brings its node into the graph
 * @param note what is said of a new node from the start; null when nothing is
 */
public record Value(long pk, UUID uuid, String type, Object plain, Origin origin, Note note) {
  /** Whether the node is new with the event or was stored by an earlier one. */
  public enum Origin { NEW, KNOWN }

  /** Label and description of a node, as the event that brings it knows them; later changes stand in the graph alone. */
  public record Note(String label, String description) {
    public Note {
      label = label == null ? "" : label;
      description = description == null ? "" : description;
    }

    /** Null when both are empty. */
    public static Note of(String label, String description) {
      var note = new Note(label, description);
      return note.label.isEmpty() && note.description.isEmpty() ? null : note;
    }
  }

  public Value(long pk, UUID uuid, String type, Object plain, Origin origin) {
    this(pk, uuid, type, plain, origin, null);
  }

  public Value {
    Objects.requireNonNull(uuid, "uuid");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(origin, "origin");
  }

  public NodeRef ref() {
    return new NodeRef(pk, uuid);
  }

  /** The same value for an event after the one that stored it. */
  public Value known() {
    return origin == Origin.KNOWN ? this : new Value(pk, uuid, type, plain, Origin.KNOWN);
  }
}
