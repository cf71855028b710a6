package org.clew.spec;

import java.util.List;

/** Accepts one of some texts: the validator of a port that an enum stands for, which schemas and templates can read. */
record Choice(List<String> members) implements PortValidator {
  Choice {
    members = List.copyOf(members);
  }

  @Override public String check(Object value, Port port) {
    return members.contains(value) ? null : "must be one of " + String.join(", ", members);
  }

  /** What a validator lets through; empty when it does not say so. */
  static List<String> of(PortValidator validator) {
    return switch (validator) {
      case Choice choice -> choice.members;
      case Both(var first, var second) -> {
        var members = of(first);
        yield members.isEmpty() ? of(second) : members;
      }
      case null, default -> List.of();
    };
  }

  /** Two validators one after the other; the first message wins. */
  record Both(PortValidator first, PortValidator second) implements PortValidator {
    @Override public String check(Object value, Port port) {
      var message = first.check(value, port);
      return message != null ? message : second.check(value, port);
    }
  }
}
