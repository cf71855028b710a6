package org.clew.archive;

import java.util.Optional;

/**
 * How an import meets what is there.
 *
 * @param extras of nodes that exist here
 * @param newExtras of nodes that do not
 * @param group label of the group that gets all nodes of the archive; a group of the import alone when empty
 * @param grouping whether there is such a group at all
 * @param author who makes that group
 */
public record ImportOptions(ExtrasMode extras, NewExtras newExtras, CommentMode comments, Optional<String> group,
    Grouping grouping, String author) {

  /** Whether nodes that come with extras keep them. */
  public enum NewExtras { IMPORT, NONE }

  /** Which of two comments with the same uuid stays. */
  public enum CommentMode { LEAVE, NEWEST, OVERWRITE }

  public enum Grouping { GROUPED, UNGROUPED }
}
