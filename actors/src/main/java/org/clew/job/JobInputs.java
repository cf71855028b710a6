package org.clew.job;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.calcjob.JobOptions;
import org.clew.data.Data;
import org.clew.process.Env;
import org.clew.process.ProcessState;
import org.clew.spec.LinkLabels;

/**
 * The inputs of a process as its birth tells them: linked data and metadata in one nested mapping.
 *
 * @param values by port name
 */
record JobInputs(Map<String, Object> values) {

  static JobInputs of(ProcessState state, Env env) {
    var linked = new LinkedHashMap<String, Data>();
    state.birth().inputs().forEach((label, value) -> linked.put(label, env.load(value)));
    return new JobInputs(merged(LinkLabels.nest(linked), state.birth().metadata()));
  }

  JobOptions options() {
    return JobOptions.of(map(map(values).get("metadata")).get("options") instanceof Map<?, ?> options ? map(options) : Map.of());
  }

  /** Label of {@code metadata.computer}, or null. */
  String computer() {
    return map(map(values).get("metadata")).get("computer") instanceof String label ? label : null;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static Map<String, Object> merged(Map<String, Object> first, Map<String, Object> second) {
    var all = new LinkedHashMap<>(first);
    second.forEach((name, value) -> all.merge(name, value,
        (one, other) -> one instanceof Map<?, ?> && other instanceof Map<?, ?> ? merged(map(one), map(other)) : one));
    return all;
  }
}
