package org.clew.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An immutable value that becomes a node of the provenance graph when a process takes or makes it.
 *
 * <p>Two values are equal when they hold the same content; identity in the graph is {@link #node()}, which is empty until the
 * engine has stored the value and never changes afterwards. A subclass has a durable {@link #type()} and a {@link DataType} in
 * {@link DataTypes} that reads it back from {@link #plain()}.
 */
public abstract class Data {
  private volatile NodeRef node;

  /** Durable name chosen by a human, such as {@code data.int}; never a class name. */
  public abstract String type();

  /** The content as a tree of null, Boolean, Long, Double, String, {@code List<Object>} and {@code Map<String, Object>}. */
  public abstract Object plain();

  /** Files of this value, by content, in no particular order; empty for values that are fully in {@link #plain()}. */
  public List<Blob> blobs() {
    return List.of();
  }

  /** The node that holds this value, once stored. */
  public final Optional<NodeRef> node() {
    return Optional.ofNullable(node);
  }

  /**
   * Says where the value was stored. For the engine only.
   *
   * @throws IllegalStateException when it was stored as another node before
   */
  public final synchronized void stored(NodeRef ref) {
    if (node != null && !node.equals(ref)) throw new IllegalStateException("already stored as node " + node.pk());
    node = ref;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Data that && type().equals(that.type()) && Objects.equals(plain(), that.plain());
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(plain());
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "[" + plain() + "]";
  }
}
