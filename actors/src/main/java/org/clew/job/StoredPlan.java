package org.clew.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.calcjob.JobOptions;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.RetrieveEntry;
import org.clew.calcjob.RetrieveList;
import org.clew.data.Blob;

/**
 * What later phases need of a plan, as it stands in the event {@code Uploaded}.
 *
 * @param computer label
 * @param script name of the job script
 * @param stashing what is put away or brought back on the computer
 * @param origin whether the job is run here
 */
record StoredPlan(String computer, String script, List<RetrieveEntry> retrieve, List<RetrieveEntry> retrieveTemporary,
    StashPlan stashing, Origin origin) {

  /** Where the content of the job directory comes from. */
  enum Origin { RUN, IMPORTED }

  static StoredPlan of(String computer, JobPlan plan, JobOptions options, StashPlan stashing) {
    return new StoredPlan(computer, options.submitScript(), RetrieveList.of(plan, options), plan.retrieveTemporaryList(),
        stashing, Origin.RUN);
  }

  /** The same for a folder that holds the files of the job already. */
  StoredPlan imported() {
    return new StoredPlan(computer, script, retrieve, retrieveTemporary, StashPlan.NOTHING, Origin.IMPORTED);
  }

  /** @param inputFiles what the sandbox held and is kept with the process */
  Map<String, Object> plain(Map<String, Blob> inputFiles) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("computer", computer);
    plain.put("script", script);
    plain.put("retrieve_list", retrieve.stream().map(RetrieveEntry::plain).toList());
    if (!retrieveTemporary.isEmpty())
      plain.put("retrieve_temporary_list", retrieveTemporary.stream().map(RetrieveEntry::plain).toList());
    plain.putAll(stashing.plain());
    if (origin == Origin.IMPORTED) plain.put("imported", true);
    var files = new LinkedHashMap<String, Object>();
    inputFiles.forEach((path, blob) -> files.put(path, Map.of("sha256", blob.sha256(), "size", blob.size())));
    plain.put("input_files", files);
    return plain;
  }

  static StoredPlan read(Map<String, Object> plain) {
    return new StoredPlan((String) plain.get("computer"), (String) plain.get("script"), entries(plain, "retrieve_list"),
        entries(plain, "retrieve_temporary_list"), StashPlan.read(plain),
        Boolean.TRUE.equals(plain.get("imported")) ? Origin.IMPORTED : Origin.RUN);
  }

  private static List<RetrieveEntry> entries(Map<String, Object> plain, String key) {
    return plain.get(key) instanceof List<?> list ? list.stream().map(RetrieveEntry::of).toList() : List.of();
  }
}
