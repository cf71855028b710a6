package org.clew.process;

import java.time.Instant;

/** A log record of a process; {@code level} of AiiDA: 10 debug, 20 info, 23 report, 30 warning, 40 error, 50 critical. */
public record Report(Instant at, int level, String message) {
  public static final int INFO = 20;
  public static final int REPORT = 23;
  public static final int WARNING = 30;
  public static final int ERROR = 40;
}
