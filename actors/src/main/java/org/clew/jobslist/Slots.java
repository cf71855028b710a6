package org.clew.jobslist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.clew.job.Slot;

/** Slots as plain trees. */
final class Slots {
  private Slots() {}

  static Map<String, Object> plain(Slot slot) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("process", slot.process().toString());
    plain.put("group", slot.group().toString());
    plain.put("queue", slot.queue());
    plain.put("codes", List.copyOf(new TreeSet<>(slot.codes())));
    return plain;
  }

  static Slot read(Object tree) {
    var plain = (Map<?, ?>) tree;
    Set<String> codes = ((List<?>) plain.get("codes")).stream().map(String::valueOf).collect(Collectors.toSet());
    return new Slot(UUID.fromString((String) plain.get("process")), UUID.fromString((String) plain.get("group")),
        (String) plain.get("queue"), codes);
  }
}
