package org.clew.transport;

/** What becomes of a file that is where another one is to be. */
public enum Existing { REFUSE, REPLACE }
