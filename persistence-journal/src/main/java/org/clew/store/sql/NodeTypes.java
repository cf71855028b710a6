package org.clew.store.sql;

import java.util.List;

/**
 * Types of which most nodes are: the newest thousand of them are found at the end of the table. All others are in an index, for
 * which the
 * many need not pay.
 */
public final class NodeTypes {
  private static final List<String> FREQUENT = List.of("data.int", "data.float", "data.str", "data.bool", "process.calcfunction",
      "process.calcjob", "process.workchain", "process.workfunction");

  /** What the index of the other types asks of {@code node_type}; part of the schema, so it never changes. */
  public static final String RARE = "NOT IN ('" + String.join("', '", FREQUENT) + "')";

  private NodeTypes() {}

  /** A condition that leads to the index, or nothing for a frequent type. */
  static String rare(String column, String type) {
    return FREQUENT.contains(type) ? "" : " AND " + column + " " + RARE;
  }
}
