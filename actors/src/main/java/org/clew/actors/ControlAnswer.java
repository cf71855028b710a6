package org.clew.actors;

import java.util.UUID;

/** Answer to a control message. */
public sealed interface ControlAnswer {
  /** The intent is durable. */
  record Accepted(UUID process) implements ControlAnswer {}

  /** One sentence for people. */
  record Refused(UUID process, String reason) implements ControlAnswer {}
}
