package org.clew.store.sql;

import org.clew.query.JsonPath;

/**
 * How a database looks into JSON that lies in a column of text. Numbers are compared with numbers, texts with texts by code
 * points, and
 * what is of another kind does not fulfil the condition.
 */
public interface JsonWords {
  /** @param operator one of {@code = < <= > >=}; with true and false only the first */
  Fragment compare(String column, JsonPath path, String operator, Object scalar);

  /** @param pattern with {@code %}, {@code _} and backslashes before them */
  Fragment like(String column, JsonPath path, String pattern);

  /** The same for a column of text. */
  Fragment like(String column, String pattern);

  Fragment exists(String column, JsonPath path);

  /** The value as JSON, null when there is none. */
  Fragment json(String column, JsonPath path);

  /** Something that orders numbers as numbers and texts as texts. */
  Fragment sortKey(String column, JsonPath path);

  /** Compares a column of text with a text by code points; between them comes an operator. */
  String ordered(String column);

  /** The word for a join whose left side is read first. */
  String orderedJoin();
}
