package org.clew.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Collections of nodes that people make, or an import or a run does. Reached by {@link Annotations#groups}, whose rules for
 * failures
 * hold here, too.
 */
public interface Groups {
  /** Types of groups: made by hand, by a run, by an import; plugins have types of their own. */
  String CORE = "core";
  String AUTO = "core.auto";
  String IMPORT = "core.import";

  /**
   * A group; label and type together are unique. A label with {@code /} is a path of virtual folders.
   *
   * @param extras plain values by key
   */
  record Group(UUID uuid, String label, String type, String description, String author, Instant ctime,
      Map<String, Object> extras) {

    /** @throws AnnotationException naming what is wrong with label or type */
    public Group {
      GroupNames.check(label, type);
    }
  }

  /** Completes with false, and changes nothing, when another group has label and type; a uuid that exists fails. */
  CompletionStage<Boolean> create(Group group);

  /** Fails when another group of the same type has the label. */
  CompletionStage<Void> relabel(UUID group, String label);

  CompletionStage<Void> describe(UUID group, String description);

  /** Makes the changes in order, all or none of them, and completes with the extras as they are then. */
  CompletionStage<Map<String, Object>> changeExtras(UUID group, List<ExtrasChange> changes);

  /** Forgets the group; its nodes stay. Completes with false when there is none. */
  CompletionStage<Boolean> delete(UUID group);

  /** Fails when one of the nodes is not there; completes with the number of those that were not members before. */
  CompletionStage<Integer> add(UUID group, Collection<Long> pks);

  /** Completes with the number of those that were members. */
  CompletionStage<Integer> remove(UUID group, Collection<Long> pks);

  /** Takes the nodes out of one group and puts them into another; fails when one of them is no member. */
  CompletionStage<Void> move(UUID from, UUID to, Collection<Long> pks);

  /** All groups, by label and type. */
  List<Group> all();

  Optional<Group> group(UUID uuid);

  Optional<Group> group(String label, String type);

  /** The groups that the node is in, by label and type. */
  List<Group> of(long pk);

  long size(UUID group);

  /** Members with greater pks than this one, in their order, at most {@code limit}. */
  List<Long> members(UUID group, long afterPk, int limit);
}
