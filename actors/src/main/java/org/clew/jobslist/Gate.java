package org.clew.jobslist;

import java.time.Duration;
import java.util.Optional;
import org.clew.computer.Computer.Availability;
import org.clew.job.JobQueries.Configured;
import org.clew.job.Trouble;

/**
 * Whether a computer is to be worked with, and when trouble is looked into again. Mutable, owned by one actor; what must outlive
 * it stands in {@link JobsListState}.
 *
 * <p>A report of trouble closes the gate at once, until a probe has told whether the whole computer suffers. Trouble that people
 * have to end is probed again only when the configuration changes, so that no account is locked for trying too often.
 */
final class Gate {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration CALM = Duration.ofSeconds(60);

  private Trouble checked;
  private boolean probing;
  private Duration pause = Duration.ZERO;
  private long notBefore;
  private long lastReport;
  private long probedRevision = -1;

  Gate(long now) {
    notBefore = now;
    lastReport = now - CALM.toNanos();
  }

  /** Why nobody may work with the computer, or empty. */
  Optional<String> closedBecause(String label, Configured configured, JobsListState state) {
    if (configured == null) return Optional.of("there is no computer '" + label + "': set it up with 'clew computer setup'");
    if (configured.computer().availability() == Availability.DISABLED)
      return Optional.of("computer " + label + " is disabled; 'clew computer enable " + label + "' lets its jobs go on");
    if (state.trouble() != null) return Optional.of(sentence(label, state.trouble()));
    if (checked != null) return Optional.of("computer " + label + " is being checked: " + checked.reason());
    return Optional.empty();
  }

  static String sentence(String label, Trouble trouble) {
    return switch (trouble.cause()) {
      case UNREACHABLE, SCHEDULER -> "computer " + label + " is in trouble and is tried again by itself: " + trouble.reason();
      case LOGIN -> "computer " + label + " does not let us in; mend it, then 'clew computer enable " + label + "': "
          + trouble.reason();
    };
  }

  void report(Trouble trouble, long now) {
    if (checked != null) return;
    pause = now - lastReport > CALM.toNanos() ? Duration.ZERO : longer(pause);
    lastReport = now;
    notBefore = now + pause.toNanos();
    checked = trouble;
  }

  /** Whether a probe is to be made now. */
  boolean probeIsDue(JobsListState state, long revision, long now) {
    if (probing || checked == null && state.trouble() == null) return false;
    if (state.trouble() != null && revision != probedRevision) return true;
    if (state.trouble() != null && state.trouble().cause() == Trouble.Cause.LOGIN) return false;
    return now - notBefore >= 0;
  }

  /** A probe needs a connection like everybody else. */
  boolean isProbing() {
    return probing;
  }

  void probeBegins(long revision) {
    probing = true;
    probedRevision = revision;
  }

  void abandon() {
    probing = false;
    checked = null;
  }

  void probed(Trouble found, long now) {
    probing = false;
    checked = null;
    pause = found == null ? pause : longer(pause);
    notBefore = now + pause.toNanos();
  }

  private static Duration longer(Duration pause) {
    var next = pause.isZero() ? FIRST : pause.multipliedBy(2);
    return next.compareTo(LONGEST) > 0 ? LONGEST : next;
  }
}
