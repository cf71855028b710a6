package org.clew.cli.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.store.Graph.ProcessRow;

/** A process as JSON; the field names are a contract. */
public final class ProcessJson {
  private ProcessJson() {}

  /** The fields of a listing. */
  public static Map<String, Object> of(ProcessRow process) {
    var json = brief(process);
    json.put("ctime", process.ctime().toString());
    json.put("mtime", process.mtime().toString());
    json.put("parent_pk", process.parentPk());
    json.put("job_state", process.jobState());
    json.put("scheduler_state", process.schedulerState());
    json.put("cached_from", process.cachedFrom());
    return json;
  }

  /** A short reference: who it is and how it is. */
  public static Map<String, Object> brief(ProcessRow process) {
    var json = new LinkedHashMap<String, Object>();
    json.put("pk", process.pk());
    json.put("uuid", process.uuid().toString());
    json.put("process_label", process.processLabel());
    json.put("process_type", process.processType());
    json.put("state", process.state());
    json.put("paused", process.paused());
    json.put("status", process.status());
    json.put("exit_status", process.exitStatus());
    return json;
  }
}
