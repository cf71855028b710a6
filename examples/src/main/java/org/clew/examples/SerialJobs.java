package org.clew.examples;

import java.util.LinkedHashMap;
import java.util.Map;

/** Metadata of jobs that use one core, as work chains give them to their calculations. */
public final class SerialJobs {
  private static final String ENVIRONMENT = "environment_variables";
  private static final String THREADS = "OMP_NUM_THREADS";

  private SerialJobs() {}

  /**
   * Link label and options of a job; a program with OpenMP gets one thread unless the options say otherwise.
   *
   * @param options as for {@code metadata.options} of a calculation job
   */
  public static Map<String, Object> metadata(String label, Map<String, ?> options) {
    var environment = new LinkedHashMap<String, Object>();
    environment.put(THREADS, "1");
    if (options.get(ENVIRONMENT) instanceof Map<?, ?> given) {
      given.forEach((name, value) -> environment.put(name.toString(), value));
    }
    var all = new LinkedHashMap<String, Object>(options);
    all.put(ENVIRONMENT, environment);
    return Map.of("call_link_label", label, "options", all);
  }
}
