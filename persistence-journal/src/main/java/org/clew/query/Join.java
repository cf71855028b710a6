package org.clew.query;

import java.util.Optional;

/**
 * How one vertex is linked to another that is in the query already.
 *
 * @param vertex the new one
 * @param label of the link, for inputs and outputs
 */
public record Join(Vertex vertex, Relation relation, Vertex other, Optional<String> label) {

  /** What the new vertex is to the other one. */
  public enum Relation {
    INPUT_OF, OUTPUT_OF, TAKES, MAKES, CALLED_BY, CALLER_OF,
    /** Made of the other one, by any number of calculations. */
    DESCENDANT_OF,
    /** What the other one was made of. */
    ANCESTOR_OF,
    /** Called by the other one, or by what it called, and so on. */
    CALLED_UNDER
  }

  /** Only along links with this label, {@code a__b} for nested ports. */
  public Join labelled(String name) {
    return switch (relation) {
      case INPUT_OF, OUTPUT_OF, TAKES, MAKES -> new Join(vertex, relation, other, Optional.of(name));
      case CALLED_BY, CALLER_OF, DESCENDANT_OF, ANCESTOR_OF, CALLED_UNDER ->
          throw new QueryException("Only inputs and outputs are joined by label.");
    };
  }
}
