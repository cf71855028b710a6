package org.clew.calcjob;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Data;

/** Whether values may become outputs of a calculation, which creates each of them and creates it once. */
public final class CreatedOutputs {
  private final Map<Data, String> paths = new IdentityHashMap<>();

  /**
   * What is wrong with a value that is to become the output at this dotted path; empty when it is new, and counted from now on.
   */
  public Optional<String> problem(String path, Data data) {
    var node = data.node();
    if (node.isPresent()) {
      return Optional.of("is stored already (node " + node.get().pk()
          + "), but calculations create their outputs; make a new value of it");
    }
    var other = paths.putIfAbsent(data, path);
    return other == null ? Optional.empty() : Optional.of("is the same object as " + other + "; make a new value for each");
  }
}
