package org.clew.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.data.Value;
import org.clew.process.ChildRecord;
import org.clew.process.JobProgress;
import org.clew.process.Outcome;
import org.clew.process.ProcessState;

/** The state of a process as a plain tree for people and for JSON; what is absent or empty is left out. */
public final class StateView {
  private StateView() {}

  /**
   * {@code state}, {@code exit_status}, {@code message}, {@code paused}, {@code pause_wanted}, {@code kill_wanted},
   * {@code blocked}, {@code status}, {@code cursor}, {@code visits}, {@code context}, {@code outputs}, {@code children} by pk,
   * {@code calls} and {@code job}.
   */
  public static Map<String, Object> of(ProcessState state) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("state", state.lifecycle().durable());
    if (state.isTerminal()) {
      put(tree, "exit_status", state.outcome().exitStatus());
      put(tree, "message", state.outcome().message());
    }
    control(state, tree);
    if (state.birth() != null && !state.isCalcJob()) put(tree, "cursor", state.chain().cursor());
    if (state.birth() != null) put(tree, "code", state.birth().version());
    var visits = new LinkedHashMap<String, Object>();
    state.chain().visits().forEach((step, count) -> visits.put(step, count.longValue()));
    put(tree, "visits", visits);
    put(tree, "context", state.chain().context());
    put(tree, "outputs", values(state.outputs()));
    put(tree, "children", children(state));
    var calls = new LinkedHashMap<String, Object>();
    state.chain().calls().forEach((key, call) -> calls.put(key, call.birth().node().pk()));
    put(tree, "calls", calls);
    if (state.isCalcJob()) put(tree, "job", job(state.job()));
    return tree;
  }

  private static void control(ProcessState state, Map<String, Object> tree) {
    var control = state.control();
    put(tree, "paused", control.paused() ? true : null);
    put(tree, "pause_wanted", control.pauseWanted());
    put(tree, "kill_wanted", control.kill() == null ? null : control.kill().message() == null ? "" : control.kill().message());
    put(tree, "blocked", control.blocked());
    put(tree, "status", control.status());
  }

  private static Map<String, Object> children(ProcessState state) {
    var children = new LinkedHashMap<String, Object>();
    state.chain().children().values()
        .forEach(child -> children.put(String.valueOf(child.birth().node().pk()), child(child, state)));
    return children;
  }

  private static Map<String, Object> child(ChildRecord child, ProcessState state) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("process_type", child.birth().type());
    tree.put("uuid", child.birth().node().uuid().toString());
    tree.put("awaited", state.chain().awaits().contains(child.birth().node().uuid()));
    if (child.isReusedBy(state.birth())) tree.put("reused", true);
    tree.put("state", child.outcome() instanceof Outcome outcome ? outcome.state() : "open");
    if (child.outcome() != null) {
      put(tree, "exit_status", child.outcome().exitStatus());
      put(tree, "message", child.outcome().message());
      put(tree, "outputs", values(child.outcome().outputs()));
    }
    return tree;
  }

  private static Map<String, Object> values(Map<String, Value> values) {
    var tree = new LinkedHashMap<String, Object>();
    values.forEach((label, value) -> {
      var node = new LinkedHashMap<String, Object>();
      node.put("pk", value.pk());
      node.put("uuid", value.uuid().toString());
      node.put("type", value.type());
      tree.put(label, node);
    });
    return tree;
  }

  private static Map<String, Object> job(JobProgress job) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("phase", job.phase().shortName());
    put(tree, "attempt", job.attempt());
    put(tree, "tries", job.tries() == 0 ? null : job.tries());
    put(tree, "next_try", job.nextTry() == null ? null : job.nextTry().toString());
    put(tree, "error", job.error());
    put(tree, "held", job.held());
    put(tree, "workdir", job.workdir());
    put(tree, "job_id", job.jobId());
    put(tree, "scheduler_state", job.schedulerState());
    put(tree, "stop", job.stop() == null ? null : job.stop().text());
    return tree;
  }

  private static void put(Map<String, Object> tree, String key, Object value) {
    if (value == null || value instanceof Map<?, ?> map && map.isEmpty()) return;
    tree.put(key, value instanceof Integer number ? (Object) number.longValue() : value);
  }
}
