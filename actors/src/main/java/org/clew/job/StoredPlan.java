package org.clew.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.RetrieveEntry;
import org.clew.calcjob.RetrieveList;
import org.clew.calcjob.JobOptions;
import org.clew.data.Blob;

/**
 * What later phases need of a plan, as it stands in the event {@code Uploaded}.
 *
 * @param computer label
 * @param script name of the job script
 */
record StoredPlan(String computer, String script, List<RetrieveEntry> retrieve, List<RetrieveEntry> retrieveTemporary) {

  static StoredPlan of(String computer, JobPlan plan, JobOptions options) {
    return new StoredPlan(computer, options.submitScript(), RetrieveList.of(plan, options), plan.retrieveTemporaryList());
  }

  /** @param inputFiles what the sandbox held and is kept with the process */
  Map<String, Object> plain(Map<String, Blob> inputFiles) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("computer", computer);
    plain.put("script", script);
    plain.put("retrieve_list", retrieve.stream().map(RetrieveEntry::plain).toList());
    if (!retrieveTemporary.isEmpty())
      plain.put("retrieve_temporary_list", retrieveTemporary.stream().map(RetrieveEntry::plain).toList());
    var files = new LinkedHashMap<String, Object>();
    inputFiles.forEach((path, blob) -> files.put(path, Map.of("sha256", blob.sha256(), "size", blob.size())));
    plain.put("input_files", files);
    return plain;
  }

  static StoredPlan read(Map<String, Object> plain) {
    return new StoredPlan((String) plain.get("computer"), (String) plain.get("script"), entries(plain, "retrieve_list"),
        entries(plain, "retrieve_temporary_list"));
  }

  private static List<RetrieveEntry> entries(Map<String, Object> plain, String key) {
    return plain.get(key) instanceof List<?> list ? list.stream().map(RetrieveEntry::of).toList() : List.of();
  }
}
