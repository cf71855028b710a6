package org.clew.calcjob;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.data.Dict;
import org.clew.process.MonitorMarks;
import org.clew.spec.NamespaceValidator;
import org.clew.spec.Suggestion;
import org.clew.spec.ValidationError;
import org.clew.spec.ValidationException;

/**
 * A monitor as a user asks for it: an entry of the input namespace {@code monitors}.
 *
 * @param key of the entry
 * @param interval least time between two calls; zero for every update of the scheduler
 */
public record MonitorSetting(String key, String entryPoint, Map<String, Object> arguments, long priority, Duration interval,
    Use use) {
  /** Whether it is called at all. */
  public enum Use { ENABLED, DISABLED }

  private static final Set<String> FIELDS = Set.of("entry_point", "kwargs", "priority", "minimum_poll_interval", "disabled");

  /** Those that are to be called, in the order in which they are: by priority, highest first, then by key. */
  public static List<MonitorSetting> of(Map<?, ?> monitors) {
    var settings = new ArrayList<MonitorSetting>();
    monitors.forEach((key, value) -> {
      if (value instanceof Dict dict) settings.add(read((String) key, dict.value()));
    });
    settings.removeIf(setting -> setting.use() == Use.DISABLED);
    settings.sort(Comparator.comparingLong(MonitorSetting::priority).reversed().thenComparing(MonitorSetting::key));
    return List.copyOf(settings);
  }

  /** Whether it may be called now, by what is remembered of it. */
  public boolean isDue(MonitorMarks marks, Instant now) {
    if (marks.disabled().contains(key)) return false;
    var last = marks.called().get(key);
    return last == null || !now.isBefore(last.plus(interval));
  }

  @SuppressWarnings("unchecked")
  private static MonitorSetting read(String key, Map<String, Object> plain) {
    var seconds = plain.get("minimum_poll_interval") instanceof Number n ? n.doubleValue() : 0;
    return new MonitorSetting(key, (String) plain.get("entry_point"),
        plain.get("kwargs") instanceof Map<?, ?> kwargs ? (Map<String, Object>) kwargs : Map.of(),
        plain.get("priority") instanceof Long n ? n : 0, Duration.ofNanos((long) (seconds * 1e9)),
        Boolean.TRUE.equals(plain.get("disabled")) ? Use.DISABLED : Use.ENABLED);
  }

  /** @param own monitors that the calculation job brings itself */
  static NamespaceValidator validator(List<MonitorDefinition> own) {
    return (value, _) -> {
      var problems = new ArrayList<ValidationError>();
      if (value instanceof Map<?, ?> monitors) monitors.forEach((key, entry) -> {
        if (entry instanceof Dict dict) check((String) key, dict.value(), own, problems);
      });
      return problems;
    };
  }

  private static void check(String key, Map<String, Object> plain, List<MonitorDefinition> own, List<ValidationError> problems) {
    plain.keySet().stream().filter(field -> !FIELDS.contains(field))
        .forEach(field -> problems.add(new ValidationError(key + "." + field,
        "unknown field" + Suggestion.nearest(field, FIELDS).map(near -> "; did you mean '" + near + "'?").orElse(""))));
    expect(plain, key, "priority", "a whole number", Long.class, problems);
    expect(plain, key, "disabled", "true or false", Boolean.class, problems);
    if (plain.get("minimum_poll_interval") instanceof Object seconds && !(seconds instanceof Number n && n.doubleValue() > 0))
      problems.add(new ValidationError(key + ".minimum_poll_interval", "must be a number of seconds above 0, found " + seconds));
    if (!(plain.get("entry_point") instanceof String name)) {
      problems.add(new ValidationError(key + ".entry_point", "required: the name of a monitor, as text"));
      return;
    }
    var known = MonitorDefinition.all(own).stream().map(MonitorDefinition::name).toList();
    MonitorDefinition.find(name, own).ifPresentOrElse(found -> arguments(key, found, plain.get("kwargs"), problems),
        () -> problems.add(new ValidationError(key + ".entry_point", "there is no monitor '" + name + "' here"
            + Suggestion.nearest(name, known).map(near -> "; did you mean '" + near + "'?").orElse("; known are " + known))));
  }

  @SuppressWarnings("unchecked")
  private static void arguments(String key, MonitorDefinition monitor, Object given, List<ValidationError> problems) {
    if (given != null && !(given instanceof Map<?, ?>)) {
      problems.add(new ValidationError(key + ".kwargs", "must be a mapping, found " + given));
      return;
    }
    try {
      monitor.checked(given == null ? Map.of() : (Map<String, ?>) given);
    } catch (ValidationException e) {
      e.errors().forEach(error -> problems.add(new ValidationError(key + "." + error.path(), error.message())));
    }
  }

  private static void expect(Map<String, Object> plain, String key, String field, String what, Class<?> type,
      List<ValidationError> problems) {
    var value = plain.get(field);
    if (value != null && !type.isInstance(value))
      problems.add(new ValidationError(key + "." + field, "must be " + what + ", found " + value));
  }
}
