package org.clew.spec;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Attributes of a namespace by name, as they are given when ports are exposed. */
final class NamespaceOptions {
  private static final Set<String> KNOWN =
      Set.of("default", "help", "required", "dynamic", "valid_type", "populate_defaults", "non_db", "is_metadata", "validator");

  private NamespaceOptions() {}

  /** Throws IllegalArgumentException for an unknown name or a value of the wrong type. */
  static void check(Map<String, ?> options) {
    apply(PortNamespace.Settings.STANDARD, options);
  }

  static PortNamespace.Settings apply(PortNamespace.Settings settings, Map<String, ?> options) {
    var s = settings;
    for (var option : options.entrySet()) {
      var value = option.getValue();
      s = switch (option.getKey()) {
        case "help" -> new PortNamespace.Settings(s.validTypes(), value == null ? "" : typed(String.class, option), s.required(),
            s.dynamic(), s.populateDefaults(), s.storage(), s.validator(), s.standard());
        case "required" -> new PortNamespace.Settings(s.validTypes(), s.help(), typed(Boolean.class, option), s.dynamic(),
            s.populateDefaults(), s.storage(), s.validator(), s.standard());
        case "dynamic" -> new PortNamespace.Settings(s.validTypes(), s.help(), s.required(), typed(Boolean.class, option),
            s.populateDefaults(), s.storage(), s.validator(), s.standard());
        case "valid_type" -> new PortNamespace.Settings(types(value), s.help(), s.required(), value != null || s.dynamic(),
            s.populateDefaults(), s.storage(), s.validator(), s.standard());
        case "populate_defaults" -> new PortNamespace.Settings(s.validTypes(), s.help(), s.required(), s.dynamic(),
            typed(Boolean.class, option), s.storage(), s.validator(), s.standard());
        case "non_db" -> stored(s, typed(Boolean.class, option), PortStorage.NONE);
        case "is_metadata" -> stored(s, typed(Boolean.class, option), PortStorage.METADATA);
        case "validator" -> new PortNamespace.Settings(s.validTypes(), s.help(), s.required(), s.dynamic(), s.populateDefaults(),
            s.storage(), value == null ? null : typed(PortValidator.class, option), s.standard());
        case "default" -> new PortNamespace.Settings(s.validTypes(), s.help(), s.required(), s.dynamic(), s.populateDefaults(),
            s.storage(), s.validator(), standard(value));
        default -> throw new IllegalArgumentException("a namespace has no option '" + option.getKey() + "'"
            + Suggestion.nearest(option.getKey(), KNOWN).map(near -> "; did you mean '" + near + "'?")
            .orElse("; known: " + String.join(", ",
                KNOWN.stream().sorted().toList())));
      };
    }
    return s;
  }

  private static PortNamespace.Settings stored(PortNamespace.Settings s, boolean chosen, PortStorage storage) {
    return new PortNamespace.Settings(s.validTypes(), s.help(), s.required(), s.dynamic(), s.populateDefaults(),
        chosen ? storage : s.storage() == storage ? null : s.storage(), s.validator(), s.standard());
  }

  private static PortDefault standard(Object value) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> mapping -> new PortDefault.Literal(mapping);
      case Supplier<?> supplier -> new PortDefault.Lazy(supplier);
      default -> throw new IllegalArgumentException("the option 'default' must be a mapping, a supplier of one, or null");
    };
  }

  private static List<Class<?>> types(Object value) {
    return switch (value) {
      case null -> List.of();
      case Class<?> type -> List.of(type);
      case List<?> list when list.stream().allMatch(Class.class::isInstance) ->
          list.stream().<Class<?>>map(each -> (Class<?>) each).toList();
      default -> throw new IllegalArgumentException("the option 'valid_type' must be a class or a list of classes");
    };
  }

  private static <T> T typed(Class<T> type, Map.Entry<String, ?> option) {
    if (type.isInstance(option.getValue())) return type.cast(option.getValue());
    throw new IllegalArgumentException("the option '" + option.getKey() + "' of a namespace must be a " + type.getSimpleName());
  }
}
