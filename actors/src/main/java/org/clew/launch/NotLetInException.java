package org.clew.launch;

import java.time.Duration;

/** A node did not become a member of its cluster in time; the message is for people. */
public final class NotLetInException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotLetInException(String address, Duration limit) {
    super("This node, " + address + ", did not become a member of its cluster within " + limit.toSeconds()
        + " s: look with 'clew cluster status' for nodes that are unreachable, and start it again.");
  }
}
