package org.clew.node;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.process.JobPhase;
import org.clew.process.JobStop.Then;
import org.clew.process.JobStop.Verdict;
import org.clew.process.KillMode;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessCommand.Control;

/** Control commands as they stand in requests of the control API. */
final class ControlWords {
  private ControlWords() {}

  /** Fields of a request, {@code action} among them. */
  static Map<String, Object> body(Control command) {
    var body = new LinkedHashMap<String, Object>();
    switch (command) {
      case ProcessCommand.Pause(var message) -> put(body, "pause", message);
      case ProcessCommand.Play() -> put(body, "play", null);
      case ProcessCommand.Kill(var message, var mode) -> {
        put(body, "kill", message);
        body.put("force", mode == KillMode.FORCE);
      }
      case ProcessCommand.Stop(var message, var then, var verdict) -> {
        put(body, "stop", message);
        body.put("retrieve", then != Then.FINISH);
        body.put("parse", then == Then.PARSE);
        body.put("parser_code", verdict == Verdict.PARSER);
      }
      case ProcessCommand.Retry(var phase) -> {
        put(body, "retry", null);
        body.put("phase", phase.shortName());
      }
      case ProcessCommand.StepBack _, ProcessCommand.Migrate _ ->
          throw new IllegalArgumentException("the engine itself finds what to ask; see Travels");
    }
    return body;
  }

  private static void put(Map<String, Object> body, String action, String message) {
    body.put("action", action);
    body.put("message", message);
  }

  /** @throws ApiException 400 for what is no action, or does not say enough */
  static Control read(String action, Request request) {
    var message = request.optional("message", String.class, null);
    return switch (action) {
      case "pause" -> new ProcessCommand.Pause(message);
      case "play" -> new ProcessCommand.Play();
      case "kill" -> new ProcessCommand.Kill(message, isSet(request, "force") ? KillMode.FORCE : KillMode.ORDERLY);
      case "stop" -> new ProcessCommand.Stop(message, then(request),
          isSet(request, "parser_code") ? Verdict.PARSER : Verdict.STOP);
      case "retry" -> new ProcessCommand.Retry(phase(request.required("phase", String.class)));
      default -> throw Request.bad("'" + action + "' is no action; use pause, play, kill, stop or retry");
    };
  }

  private static Then then(Request request) {
    boolean retrieve = request.optional("retrieve", Boolean.class, true);
    boolean parse = request.optional("parse", Boolean.class, retrieve);
    if (parse && !retrieve) throw Request.bad("what is not retrieved cannot be parsed: 'retrieve': false needs 'parse': false");
    return parse ? Then.PARSE : retrieve ? Then.RETRIEVE : Then.FINISH;
  }

  private static JobPhase phase(String word) {
    return JobPhase.of(word).orElseThrow(() -> Request.bad("'" + word + "' is no phase; use one of "
        + Arrays.stream(JobPhase.values()).map(JobPhase::shortName).collect(Collectors.joining(", "))));
  }

  private static boolean isSet(Request request, String name) {
    return request.optional(name, Boolean.class, false);
  }
}
