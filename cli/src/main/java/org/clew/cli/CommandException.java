package org.clew.cli;

import java.util.List;

/** A command could not do what was asked, for a reason that people can understand from the message alone. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why; the durable word stands in {@code error.code} of JSON answers. */
  public enum Reason {
    NOT_FOUND("not-found", 1),
    AMBIGUOUS("ambiguous", 1),
    REFUSED("refused", 1),
    FAILED("failed", 1),
    INVALID_INPUTS("invalid-inputs", 1),
    USAGE("usage", 2);

    private final String durable;
    private final int exitStatus;

    Reason(String durable, int exitStatus) {
      this.durable = durable;
      this.exitStatus = exitStatus;
    }
  }

  /** One of several things that are wrong; {@code path} is dotted, or empty. */
  public record Detail(String path, String message) {}

  private final transient Reason reason;
  private final transient List<Detail> details;

  public CommandException(Reason reason, String message) {
    this(reason, message, List.of());
  }

  public CommandException(Reason reason, String message, List<Detail> details) {
    super(message);
    this.reason = reason;
    this.details = List.copyOf(details);
  }

  public static CommandException usage(String message) {
    return new CommandException(Reason.USAGE, message);
  }

  public static CommandException notFound(String message) {
    return new CommandException(Reason.NOT_FOUND, message);
  }

  public static CommandException refused(String message) {
    return new CommandException(Reason.REFUSED, message);
  }

  public String code() {
    return reason.durable;
  }

  public int exitStatus() {
    return reason.exitStatus;
  }

  public List<Detail> details() {
    return details;
  }
}
