package org.clew.testkit.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.spec.ExitCode;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;

/** What of a fake cluster fails, and how often still. Safe for many threads. */
final class Troubles {
  /** What can fail for a number of times. */
  enum Counted { LISTINGS, LOST_ANSWERS, LOST_SUBMISSIONS, TURNED_AWAY }

  private final Map<Fault, List<Integer>> failing = new EnumMap<>(Fault.class);
  private final Map<Fault, Duration> durations = new EnumMap<>(Fault.class);
  private final Map<Counted, Integer> left = new EnumMap<>(Counted.class);
  private final Map<Counted, String> words = new EnumMap<>(Counted.class);
  private Instant downUntil = Instant.MIN;
  private boolean letsIn = true;
  private ExitCode refusal;

  synchronized void fail(Fault fault, int nth) {
    if (nth < 1) throw new IllegalArgumentException("the next use has number 1, not " + nth);
    failing.computeIfAbsent(fault, _ -> new ArrayList<>()).add(nth);
  }

  synchronized void slow(Fault fault, Duration each) {
    durations.put(fault, each);
  }

  synchronized void down(Instant until) {
    downUntil = until;
  }

  synchronized void login(boolean lets) {
    letsIn = lets;
  }

  synchronized void next(Counted what, int times, String said) {
    left.put(what, times);
    words.put(what, said);
  }

  synchronized void refuse(ExitCode code) {
    refusal = code;
  }

  synchronized Duration duration(Fault fault) {
    return fault == null ? Duration.ZERO : durations.getOrDefault(fault, Duration.ZERO);
  }

  synchronized void check(Fault fault, String label, String what, Instant now) throws TransportException {
    if (!letsIn) throw new TransportException(Kind.AUTHENTICATION, label + " does not let us in: " + what, null);
    if (now.isBefore(downUntil)) throw new TransportException(Kind.UNREACHABLE, "cannot connect to " + label, null);
    var counts = fault == null ? null : failing.get(fault);
    if (counts == null) return;
    counts.replaceAll(count -> count - 1);
    if (counts.remove((Integer) 0)) throw new TransportException("a fault that the test wanted: " + what);
  }

  /** The words with which a query fails; empty when it does not. */
  synchronized Optional<String> listing() {
    return takes(Counted.LISTINGS) ? Optional.of(words.get(Counted.LISTINGS)) : Optional.empty();
  }

  /** The words with which a submission is not taken; empty when it is. */
  synchronized Optional<String> submitting(String label) throws TransportException {
    if (takes(Counted.LOST_SUBMISSIONS)) throw lost(label);
    if (takes(Counted.TURNED_AWAY)) return Optional.of("later " + words.get(Counted.TURNED_AWAY));
    var code = refusal;
    refusal = null;
    return code == null ? Optional.empty() : Optional.of("refused " + code.status() + " " + code.message());
  }

  synchronized void submitted(String label) throws TransportException {
    if (takes(Counted.LOST_ANSWERS)) throw lost(label);
  }

  private boolean takes(Counted what) {
    int times = left.getOrDefault(what, 0);
    if (times > 0) left.put(what, times - 1);
    return times > 0;
  }

  private static TransportException lost(String label) {
    return new TransportException(Kind.UNREACHABLE, "the connection to " + label + " was lost", null);
  }
}
