package org.clew.job;

import org.clew.transport.TransportException;

/** What a whole computer suffers from, in words for people. */
public record Trouble(Cause cause, String reason) {

  /** Decides who can end it. */
  public enum Cause {
    /** No connection; tried again by itself. */
    UNREACHABLE("unreachable"),
    /** The batch system does not answer; tried again by itself. */
    SCHEDULER("scheduler"),
    /** The computer does not let us in or is not the one that is known: people have to do something. */
    LOGIN("login");

    private final String durable;

    Cause(String durable) {
      this.durable = durable;
    }

    public String durable() {
      return durable;
    }

    public static Cause of(String durable) {
      for (var cause : values()) if (cause.durable.equals(durable)) return cause;
      throw new IllegalArgumentException("no cause of trouble is called '" + durable + "'");
    }
  }

  /** Null when only one command or file is concerned. */
  public static Trouble of(TransportException failure) {
    return switch (failure.kind()) {
      case UNREACHABLE -> new Trouble(Cause.UNREACHABLE, failure.getMessage());
      case AUTHENTICATION, HOST_KEY -> new Trouble(Cause.LOGIN, failure.getMessage());
      case COMMAND -> null;
    };
  }
}
