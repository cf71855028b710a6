package org.clew.workchain.restart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The handlers of a restart work chain, each with a name of its own; immutable. */
public final class Handlers<I extends Record, C extends RestartContext, O extends Record> {
  private final List<ProcessHandler<I, C, O>> all;

  Handlers(List<ProcessHandler<I, C, O>> all) {
    this.all = List.copyOf(all);
    var names = new TreeSet<String>();
    for (var handler : all) {
      if (names.add(handler.name())) continue;
      throw new IllegalArgumentException(handler.name().equals("unnamed")
          ? "a handler that is a lambda needs a name: on(...).named(\"softer_mixing\")"
          : "two handlers are named '" + handler.name() + "'; give one of them another name with named(...)");
    }
  }

  /** With further ones: those of a class that extends another restart work chain. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Handlers<I, C, O> and(ProcessHandler<I, C, O>... more) {
    var both = new ArrayList<>(all);
    both.addAll(List.of(more));
    return new Handlers<>(both);
  }

  List<String> names() {
    return all.stream().map(ProcessHandler::name).sorted().toList();
  }

  /** Those that take part, in the order in which they are asked. */
  List<ProcessHandler<I, C, O>> inOrder(Map<String, HandlerOverride> overrides) {
    return all.stream().flatMap(handler -> {
      var override = overrides.getOrDefault(handler.name(), HandlerOverride.NONE);
      return override.enabled(handler) ? Stream.of(handler.priority(override.priority(handler))) : Stream.empty();
    }).sorted(Comparator.<ProcessHandler<I, C, O>>comparingLong(ProcessHandler::priority).reversed()
        .thenComparing(ProcessHandler::name)).toList();
  }
}
