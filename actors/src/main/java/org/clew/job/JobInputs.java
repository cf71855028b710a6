package org.clew.job;

import java.util.Map;
import java.util.Optional;
import org.clew.calcjob.CalcJobPorts;
import org.clew.calcjob.JobOptions;
import org.clew.data.RemoteData;
import org.clew.definition.BirthInputs;
import org.clew.process.Env;
import org.clew.process.ProcessState;

/**
 * The inputs of a process as its birth tells them: linked data and metadata in one nested mapping.
 *
 * @param values by port name
 */
record JobInputs(Map<String, Object> values) {

  static JobInputs of(ProcessState state, Env env) {
    return new JobInputs(BirthInputs.nested(state.birth(), env));
  }

  JobOptions options() {
    return JobOptions.of(map(map(values).get("metadata")).get("options") instanceof Map<?, ?> options ? map(options) : Map.of());
  }

  /** Label of {@code metadata.computer}, or null. */
  String computer() {
    return map(map(values).get("metadata")).get("computer") instanceof String label ? label : null;
  }

  /** The folder of an import run. */
  Optional<RemoteData> remoteFolder() {
    return values.get(CalcJobPorts.REMOTE_FOLDER) instanceof RemoteData folder ? Optional.of(folder) : Optional.empty();
  }

  boolean isDryRun() {
    return Boolean.TRUE.equals(map(map(values).get("metadata")).get("dry_run"));
  }

  /** Entries of the namespace {@code monitors}. */
  Map<String, Object> monitors() {
    return map(values.get(CalcJobPorts.MONITORS));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
