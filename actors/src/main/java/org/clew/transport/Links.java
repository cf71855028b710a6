package org.clew.transport;

/** What becomes of symbolic links inside a tree that is copied. */
public enum Links {
  /** They are copied as links. */
  KEEP,
  /** What they point to is copied instead. */
  FOLLOW
}
