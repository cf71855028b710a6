package org.clew.cli.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.checkpoint.StateChange;
import org.clew.codec.EventCodec;
import org.clew.process.JobEvent;
import org.clew.process.ProcessEvent;
import org.clew.store.PlainJson;

/** States and their changes in words. */
final class CheckpointText {
  private static final int LONGEST = 100;

  private CheckpointText() {}

  /** The durable name of an event and what tells it from others of that name. */
  static String event(ProcessEvent event) {
    var name = EventCodec.manifest(event).replaceFirst("\\.v[0-9]+$", "");
    var what = switch (event) {
      case ProcessEvent.StepStarted(_, var step) -> step;
      case ProcessEvent.StepDone done -> done.step();
      case ProcessEvent.Called(_, var call) -> call.birth().type();
      case ProcessEvent.ChildStarted(_, var child) -> String.valueOf(child.node().pk());
      case ProcessEvent.ChildEnded(_, var child, var outcome, _) ->
          outcome.state() + (outcome.exitStatus() == null ? "" : " [" + outcome.exitStatus() + "]");
      case ProcessEvent.Finished done -> "[" + done.exitStatus() + "]";
      case ProcessEvent.Cached cached -> "from " + cached.source();
      case ProcessEvent.CacheMissed missed -> missed.reason();
      case ProcessEvent.SteppedBack back -> back.step();
      case ProcessEvent.Forked forked -> "at " + forked.chain().cursor();
      case ProcessEvent.Migrated migrated -> migrated.cursor();
      case ProcessEvent.OutlineChanged changed -> changed.cursor();
      case JobEvent.JobSeen seen -> seen.schedulerState();
      case JobEvent.Submitted submitted -> "job " + submitted.jobId();
      case JobEvent.PhaseFailed failed -> failed.phase().shortName();
      case JobEvent.PhaseRetried(_, var phase) -> phase.shortName();
      case JobEvent _, ProcessEvent.Created _, ProcessEvent.PauseRequested _, ProcessEvent.Paused _, ProcessEvent.Played _,
          ProcessEvent.KillRequested _, ProcessEvent.KillRefused _, ProcessEvent.Excepted _, ProcessEvent.Killed _,
          ProcessEvent.Blocked _, ProcessEvent.Unblocked _ -> null;
    };
    return what == null ? name : name + " " + what;
  }

  /** {@code path}, {@code before}, {@code after}. */
  static Map<String, Object> json(StateChange change) {
    var json = new LinkedHashMap<String, Object>();
    json.put("path", change.path());
    json.put("before", change.before());
    json.put("after", change.after());
    return json;
  }

  /** {@code + path: value}, {@code - path: value} or {@code ~ path: value -> value}. */
  static String line(StateChange change) {
    if (change.before() == null) return "+ " + change.path() + ": " + value(change.after());
    if (change.after() == null) return "- " + change.path() + ": " + value(change.before());
    return "~ " + change.path() + ": " + value(change.before()) + " -> " + value(change.after());
  }

  /** A tree of names, indented; values on one line each. */
  static List<String> tree(Map<String, Object> tree) {
    var lines = new ArrayList<String>();
    tree(tree, "", 0, lines);
    return lines;
  }

  private static void tree(Map<?, ?> tree, String indent, int depth, List<String> lines) {
    var width = tree.keySet().stream().mapToInt(key -> key.toString().length()).max().orElse(0);
    tree.forEach((key, value) -> {
      if (value instanceof Map<?, ?> inner && depth < 2 && short_(inner) == null) {
        lines.add(indent + key);
        tree(inner, indent + "  ", depth + 1, lines);
      } else {
        lines.add(indent + String.format("%-" + Math.max(width, 1) + "s", key) + "  " + value(value));
      }
    });
  }

  private static String value(Object value) {
    var text = value instanceof Map<?, ?> map && short_(map) instanceof String known ? known : value instanceof String plain
        ? plain : json(value);
    var line = text.replace("\n", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private static String json(Object value) {
    return PlainJson.write(value);
  }

  /** Nodes, data and children as people know them; null for other mappings. */
  private static String short_(Map<?, ?> map) {
    if (map.get("$child") instanceof Map<?, ?> child) return child.get("type") + "<" + child.get("pk") + ">";
    if (map.get("$data") instanceof Map<?, ?> data)
      return data.get("type") + (data.get("pk") == null ? " " : "<" + data.get("pk") + "> ")
          + json(data.get("plain"));
    if (map.get("process_type") instanceof String type) return type + " " + map.get("state")
        + (map.get("exit_status") == null ? "" : " [" + map.get("exit_status") + "]")
        + (Boolean.TRUE.equals(map.get("awaited")) ? ", awaited" : "")
        + (Boolean.TRUE.equals(map.get("reused")) ? ", taken over" : "");
    if (map.size() == 3 && map.get("pk") != null && map.get("uuid") != null && map.get("type") instanceof String type)
      return type + "<" + map.get("pk") + ">";
    return null;
  }
}
