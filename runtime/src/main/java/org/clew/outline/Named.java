package org.clew.outline;

import java.util.List;

/**
 * An instruction with an id, which is a component of the paths that checkpoints store.
 *
 * @param <R> the handle that steps and conditions receive
 */
public sealed interface Named<R> extends Instruction<R> permits Step, If, While {
  /** Unique in its block, also among the earlier ids; never derived from a Java name. */
  String id();

  /** Ids this instruction had in earlier versions of the work chain; stored cursors that use them still resolve. */
  List<String> earlierIds();
}
