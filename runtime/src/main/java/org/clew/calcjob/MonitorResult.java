package org.clew.calcjob;

import java.util.Map;
import java.util.Objects;
import org.clew.data.Data;
import org.clew.process.JobStop.Then;
import org.clew.process.JobStop.Verdict;

/**
 * What a monitor wants to be done; immutable, the methods named after verbs give changed copies.
 *
 * <pre>{@code return Optional.of(MonitorResult.kill("the energy diverges").withoutParsing());}</pre>
 *
 * @param message why; the exit message when the job is killed
 * @param then what is done when the job is killed
 * @param verdict whose exit code counts then: 150 with the message, or that of the parser
 * @param outputs attached at once, by output label
 */
public record MonitorResult(Action action, String message, Then then, Verdict verdict, Map<String, Data> outputs) {
  /** What becomes of the job, or of the monitors. */
  public enum Action { KILL, DISABLE_ALL, DISABLE_SELF }

  public MonitorResult {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(message, "message");
    outputs = Map.copyOf(outputs);
  }

  /** The job is killed, its files are retrieved and parsed, and the process ends with exit status 150 and this message. */
  public static MonitorResult kill(String message) {
    return new MonitorResult(Action.KILL, message, Then.PARSE, Verdict.STOP, Map.of());
  }

  /** This monitor is not called any more for this job. */
  public static MonitorResult disableSelf(String message) {
    return new MonitorResult(Action.DISABLE_SELF, message, Then.PARSE, Verdict.STOP, Map.of());
  }

  /** No monitor is called any more for this job. */
  public static MonitorResult disableAll(String message) {
    return new MonitorResult(Action.DISABLE_ALL, message, Then.PARSE, Verdict.STOP, Map.of());
  }

  /** Nothing is retrieved or parsed when the job is killed. */
  public MonitorResult withoutRetrieving() {
    return new MonitorResult(action, message, Then.FINISH, verdict, outputs);
  }

  /** Files are retrieved when the job is killed, but not parsed. */
  public MonitorResult withoutParsing() {
    return new MonitorResult(action, message, Then.RETRIEVE, verdict, outputs);
  }

  /** The exit code of the parser stays. */
  public MonitorResult keepingTheParsersCode() {
    return new MonitorResult(action, message, then, Verdict.PARSER, outputs);
  }

  public MonitorResult with(Map<String, ? extends Data> made) {
    return new MonitorResult(action, message, then, verdict, Map.copyOf(made));
  }
}
