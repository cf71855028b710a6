package org.clew.query;

/** A question that makes no sense, or that a store can not answer; the message says why and what to ask instead. */
public final class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public QueryException(String message) {
    super(message);
  }
}
