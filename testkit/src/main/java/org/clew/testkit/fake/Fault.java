package org.clew.testkit.fake;

/** What of a fake cluster can fail or be slow. */
public enum Fault {
  /** Files that are put there. */
  UPLOAD,
  /** Files that are fetched. */
  DOWNLOAD,
  /** Commands, those of the scheduler among them. */
  COMMAND
}
