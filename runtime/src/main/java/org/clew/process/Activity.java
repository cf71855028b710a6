package org.clew.process;

/** Whether something is being done for a process at this moment; known to its actor only, never stored. */
public enum Activity { IDLE, BUSY }
