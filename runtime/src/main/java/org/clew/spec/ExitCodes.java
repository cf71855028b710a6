package org.clew.spec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exit codes of a process by label, in order of definition; immutable.
 *
 * <p>A label defined again replaces the earlier code in its place. Two labels may share a status; asked by status, the first one
 * defined is given.
 */
public final class ExitCodes {
  public static final ExitCodes NONE = new ExitCodes(Map.of());

  private final Map<String, ExitCode> byLabel;

  private ExitCodes(Map<String, ExitCode> byLabel) {
    this.byLabel = byLabel;
  }

  public static ExitCodes of(ExitCode... codes) {
    return NONE.with(List.of(codes));
  }

  /** These and further codes; throws IllegalArgumentException for one without label. */
  public ExitCodes with(Collection<ExitCode> codes) {
    var all = new LinkedHashMap<>(byLabel);
    for (var code : codes) {
      if (code.label().isEmpty()) {
        throw new IllegalArgumentException("exit code " + code.status() + " (" + code.message()
            + ") has no label; make it a static final field of the process class, or give it a label");
      }
      all.put(code.label(), code);
    }
    return new ExitCodes(Collections.unmodifiableMap(all));
  }

  /** The code with this label; throws IllegalArgumentException for an unknown one. */
  public ExitCode get(String label) {
    var code = byLabel.get(label);
    if (code != null) return code;
    var hint = Suggestion.nearest(label, byLabel.keySet()).map(near -> "; did you mean " + near + "?").orElse("");
    throw new IllegalArgumentException("no exit code has the label " + label + hint + known());
  }

  /** The first code with this status; throws IllegalArgumentException for an unknown one. */
  public ExitCode get(int status) {
    return find(status).orElseThrow(() -> new IllegalArgumentException("no exit code has the status " + status + known()));
  }

  public Optional<ExitCode> find(int status) {
    return byLabel.values().stream().filter(code -> code.status() == status).findFirst();
  }

  public Collection<ExitCode> all() {
    return byLabel.values();
  }

  /** The statuses of these labels; throws IllegalArgumentException for an unknown one. */
  public List<Integer> statuses(String... labels) {
    return Arrays.stream(labels).map(label -> get(label).status()).toList();
  }

  /** The code as it is declared here, with its label; the given one when no declared code has its status and message. */
  public ExitCode resolve(ExitCode code) {
    if (!code.label().isEmpty()) return code;
    return byLabel.values().stream().filter(c -> c.status() == code.status() && c.message().equals(code.message())).findFirst()
        .or(() -> find(code.status()).map(c -> code.labelled(c.label()))).orElse(code);
  }

  /**
   * The exit codes in static final fields of a class and of what it extends, inherited ones first; a code without label takes the
   * name of its field.
   */
  public static List<ExitCode> declaredBy(Class<?> owner) {
    var codes = new ArrayList<ExitCode>();
    collect(owner, codes);
    return codes;
  }

  private static void collect(Class<?> type, List<ExitCode> codes) {
    if (type == null || type == Object.class) return;
    collect(type.getSuperclass(), codes);
    for (var parent : type.getInterfaces()) collect(parent, codes);
    for (var field : type.getDeclaredFields()) {
      int modifiers = field.getModifiers();
      if (field.getType() == ExitCode.class && Modifier.isStatic(modifiers) && Modifier.isFinal(modifiers))
          codes.add(read(field));
    }
  }

  private static ExitCode read(Field field) {
    try {
      field.setAccessible(true);
      var code = (ExitCode) field.get(null);
      if (code == null) throw new IllegalStateException("exit code " + field + " is read before its class is initialised");
      return code.label().isEmpty() ? code.labelled(field.getName()) : code;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("exit code " + field + " cannot be read", e);
    }
  }

  private String known() {
    return "; known: " + String.join(", ", byLabel.values().stream().map(c -> c.label() + " (" + c.status() + ")").toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExitCodes that && List.copyOf(byLabel.values()).equals(List.copyOf(that.byLabel.values()));
  }

  @Override
  public int hashCode() {
    return byLabel.hashCode();
  }

  @Override
  public String toString() {
    return "ExitCodes" + byLabel.values();
  }
}
