package org.clew.outline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An outline as plain nested lists. */
final class Description {
  private Description() {}

  static <R> List<Object> of(List<Instruction<R>> body) {
    return body.stream().map(Description::of).toList();
  }

  private static <R> Object of(Instruction<R> instruction) {
    return switch (instruction) {
      case Step<R> step -> step.id();
      case While<R> loop -> Map.of("while(" + loop.id() + ")", of(loop.body()));
      case If<R> choice -> branches(choice);
      case Return<R>(var code) -> code.map(c -> "return(" + c + ")").orElse("return");
    };
  }

  private static <R> Map<String, Object> branches(If<R> choice) {
    var plain = new LinkedHashMap<String, Object>();
    for (var branch : choice.branches()) {
      var key = plain.isEmpty() ? "if(" + choice.id() + ")" : branch.label();
      plain.put(key, of(branch.body()));
    }
    return Collections.unmodifiableMap(plain);
  }
}
