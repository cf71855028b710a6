package org.clew.workchain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.process.ProcessEvent;

/** What a codec would give back: a copy made of plain types only. */
final class PlainTrees {
  private PlainTrees() {}

  static ProcessEvent.StepDone stored(ProcessEvent.StepDone done) {
    return new ProcessEvent.StepDone(done.at(), done.step(), copy(done.context()), done.removed(), done.outputs(), done.calls(),
        done.children(), done.awaits(), done.reports(), done.status(), done.cursor(),
        copy(done.attributes()), done.pause());
  }

  /** Throws AssertionError for a value that no codec knows. */
  static Map<String, Object> copy(Map<String, Object> tree) {
    var copy = new LinkedHashMap<String, Object>();
    tree.forEach((key, value) -> copy.put(key, plain(value)));
    return copy;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case null -> null;
      case Boolean _, Long _, Double _, String _ -> value;
      case List<?> list -> {
        var copy = new ArrayList<Object>();
        list.forEach(item -> copy.add(plain(item)));
        yield copy;
      }
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, inner) -> copy.put((String) key, plain(inner)));
        yield copy;
      }
      default -> throw new AssertionError("not plain: " + value.getClass());
    };
  }
}
