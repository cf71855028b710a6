package org.clew.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * What people say about nodes: label, description, extras and comments. None of it is provenance, so all of it may change at any
 * time, also when a process is sealed.
 *
 * <p>Several JVMs may write at once. The returned stages complete when the change is on disk, and fail with
 * {@link AnnotationException} when it can not be made, else as those of {@link Store} do. Reads block.
 */
public interface Annotations {

  /**
   * A remark about a node.
   *
   * @param pk the node
   * @param author who wrote it, see {@link org.clew.store.home.Author}
   */
  record Comment(UUID uuid, long pk, String author, Instant ctime, Instant mtime, String text) {}

  CompletionStage<Void> label(long pk, String label);

  CompletionStage<Void> description(long pk, String description);

  /** Plain values by key, empty when nobody has set any. */
  Map<String, Object> extras(long pk);

  /** The extras of those nodes that have some. */
  Map<Long, Map<String, Object>> extras(Collection<Long> pks);

  /** Makes the changes in order, all or none of them, and completes with the extras as they are then. */
  CompletionStage<Map<String, Object>> changeExtras(long pk, List<ExtrasChange> changes);

  /** Comments on a node, the oldest first. */
  List<Comment> comments(long pk);

  Optional<Comment> comment(UUID uuid);

  /** Keeps a comment, in the place of one with the same uuid; fails when that one is on another node. */
  CompletionStage<Void> saveComment(Comment comment);

  /** Completes with false when there is no such comment. */
  CompletionStage<Boolean> removeComment(UUID uuid);

  Groups groups();
}
