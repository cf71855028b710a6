package org.clew.store;

/** An event with this persistence id and sequence number exists: somebody else owns the entity now. Nothing was written. */
public final class StaleWriterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StaleWriterException(String persistenceId, long sequenceNr) {
    super("event " + sequenceNr + " of " + persistenceId + " was already written by another owner");
  }
}
