package org.clew.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Options of a load with the values that were given: {@code --name value}, and {@code --name} alone for a switch. */
public final class Arguments {
  private final Map<String, Option> options;
  private final Map<String, String> values;

  private Arguments(Map<String, Option> options, Map<String, String> values) {
    this.options = options;
    this.values = values;
  }

  /** @throws UsageException for what the load does not know or take, in one sentence */
  static Arguments of(Load load, List<String> words) {
    Map<String, Option> options = load.options().stream().collect(Collectors.toMap(Option::name, option -> option));
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      Option option = word.startsWith("--") ? options.get(word.substring(2)) : null;
      if (option == null) throw new UsageException("'" + word + "' is no option of " + load.name() + ": it takes "
          + load.options().stream().map(Option::usage).collect(Collectors.joining(", ")) + ".");
      String value = "true";
      if (option.kind() != Option.Kind.SWITCH) {
        if (++i == words.size()) throw new UsageException("--" + option.name() + " of " + load.name() + " takes "
            + option.takes() + ", and none is given.");
        value = words.get(i);
        option.check(load.name(), value);
      }
      if (values.put(option.name(), value) != null) throw new UsageException("--" + option.name() + " of " + load.name()
          + " is given twice: give it once.");
    }
    return new Arguments(options, values);
  }

  /** The value that was given, or the default of the option. */
  public int number(String name) {
    return Integer.parseInt(values.getOrDefault(name, option(name).otherwise()));
  }

  /** For an option whose default depends on others. */
  public int number(String name, int otherwise) {
    option(name);
    return values.containsKey(name) ? Integer.parseInt(values.get(name)) : otherwise;
  }

  /** Empty when none was given. */
  public List<Integer> numbers(String name) {
    option(name);
    return values.containsKey(name) ? Stream.of(values.get(name).split(",")).map(Integer::valueOf).toList() : List.of();
  }

  public boolean has(String name) {
    option(name);
    return values.containsKey(name);
  }

  /** Only of an option that was given. */
  public String text(String name) {
    option(name);
    return values.get(name);
  }

  private Option option(String name) {
    Option option = options.get(name);
    if (option == null) throw new IllegalStateException("the load asks for --" + name + ", which it has not declared");
    return option;
  }
}
