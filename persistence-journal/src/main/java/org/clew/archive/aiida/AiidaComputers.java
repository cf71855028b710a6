package org.clew.archive.aiida;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What a computer of AiiDA becomes; how one logs in there does not travel. */
final class AiidaComputers {
  private static final Set<String> SCHEDULERS = Set.of("direct", "slurm", "pbspro", "torque", "sge", "lsf");

  private AiidaComputers() {}

  /** @param note told what has no counterpart */
  static Map<String, Object> plain(String label, String hostname, String description, String transport, String scheduler,
      Map<String, Object> metadata, Consumer<String> note) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("label", label);
    plain.put("hostname", hostname.isEmpty() ? label : hostname);
    plain.put("description", description);
    plain.put("transport", bare(transport).startsWith("ssh") ? "ssh" : "local");
    if (!Set.of("local", "ssh", "ssh_async", "ssh_auto").contains(bare(transport)))
      note.accept("computer " + label + ": the transport " + transport
          + " has no counterpart; it is local now");
    plain.put("scheduler", SCHEDULERS.contains(bare(scheduler)) ? bare(scheduler) : "direct");
    if (!SCHEDULERS.contains(bare(scheduler)))
      note.accept("computer " + label + ": the scheduler " + scheduler + " has no counterpart; it is direct now");
    if (metadata.get("workdir") instanceof String folder && folder.startsWith("/")) plain.put("work_dir", folder);
    if (metadata.get("mpirun_command") instanceof List<?> words && words.stream().allMatch(String.class::isInstance))
      plain.put("mpirun_command", words);
    copy(metadata, "default_mpiprocs_per_machine", plain, "default_mpiprocs_per_machine", Long.class);
    copy(metadata, "default_memory_per_machine", plain, "default_memory_kb", Long.class);
    copy(metadata, "shebang", plain, "shebang", String.class);
    copy(metadata, "prepend_text", plain, "prepend_text", String.class);
    copy(metadata, "append_text", plain, "append_text", String.class);
    copy(metadata, "use_double_quotes", plain, "use_double_quotes", Boolean.class);
    copy(metadata, "minimum_scheduler_poll_interval", plain, "minimum_poll_interval", Number.class);
    return plain;
  }

  private static String bare(String entryPoint) {
    return entryPoint.replaceFirst("^core\\.", "");
  }

  private static void copy(Map<String, Object> from, String name, Map<String, Object> to, String field, Class<?> type) {
    if (type.isInstance(from.get(name))) to.put(field, from.get(name));
  }
}
