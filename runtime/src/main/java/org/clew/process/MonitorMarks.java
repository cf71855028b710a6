package org.clew.process;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is remembered of the monitors of a job, by their keys among its inputs.
 *
 * @param called when each was called last, for those that are not to be called each time
 * @param disabled those that are not called any more
 */
public record MonitorMarks(Map<String, Instant> called, Set<String> disabled) {
  public static final MonitorMarks NONE = new MonitorMarks(Map.of(), Set.of());

  public MonitorMarks {
    called = called == null ? Map.of() : called;
    disabled = disabled == null ? Set.of() : disabled;
  }

  public MonitorMarks with(JobEvent.Monitored event) {
    var calls = new LinkedHashMap<>(called);
    calls.putAll(event.called());
    var off = new LinkedHashSet<>(disabled);
    off.addAll(event.disabled());
    return new MonitorMarks(Collections.unmodifiableMap(calls), Collections.unmodifiableSet(off));
  }
}
