package org.clew.process;

import java.util.List;
import java.util.stream.Collectors;

/** What people see of a process that waits for others. */
public final class WaitingText {
  private static final int MOST = 10;

  private WaitingText() {}

  /** @param pks of those that are waited for, the first to be named first; many are counted */
  public static String of(List<Long> pks) {
    if (pks.isEmpty()) return "Waiting for child processes";
    var named = pks.stream().limit(MOST).map(String::valueOf).collect(Collectors.joining(", "));
    return "Waiting for child processes: " + named + (pks.size() > MOST ? " and " + (pks.size() - MOST) + " more" : "");
  }
}
