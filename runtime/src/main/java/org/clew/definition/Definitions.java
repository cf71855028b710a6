package org.clew.definition;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.clew.function.ProcessFunction;
import org.clew.spec.Suggestion;

/** Everything that can be launched here, by durable name. Safe for use by many threads. */
public final class Definitions {
  private static final ClassValue<Definition> BY_CLASS = new ClassValue<>() {
    @Override protected Definition computeValue(Class<?> type) {
      return instance(type).definition();
    }
  };

  private final Map<String, Definition> byName = new ConcurrentSkipListMap<>();
  private final Definitions parent;
  private final Installed installed;

  /** Definitions that come and go while they are asked for; those registered by name win over them. */
  public interface Installed {
    Optional<Definition> find(String name);

    Map<String, Definition> all();
  }

  private static final Installed NOTHING = new Installed() {
    @Override public Optional<Definition> find(String name) {
      return Optional.empty();
    }

    @Override public Map<String, Definition> all() {
      return Map.of();
    }
  };

  public Definitions() {
    this(null);
  }

  /** Definitions before those of {@code parent}, such as the classes of one source file; null for none. */
  public Definitions(Definitions parent) {
    this(parent, NOTHING);
  }

  /** Definitions before those of {@code parent}, and those that are installed after them. */
  public Definitions(Definitions parent, Installed installed) {
    this.parent = parent;
    this.installed = installed;
  }

  /** Those of every {@link ProcessProvider} that the class loader finds. */
  public static Definitions discovered(ClassLoader loader) {
    var definitions = new Definitions();
    for (var provider : ServiceLoader.load(ProcessProvider.class, loader)) provider.processes().forEach(definitions::register);
    return definitions;
  }

  /**
   * Adds a class: a process, a holder of functions, or both. A process comes first.
   *
   * @throws IllegalArgumentException when it defines no process, or a name that another class has already
   */
  public List<Definition> register(Class<?> type) {
    var found = new ArrayList<Definition>();
    if (Launchable.class.isAssignableFrom(type)) found.add(BY_CLASS.get(type));
    found.addAll(ProcessFunction.all(type));
    if (found.isEmpty()) {
      throw new IllegalArgumentException(type.getName()
          + " defines no process: it is no WorkChain, no CalcJob, and has no static method with @CalcFunction or @WorkFunction");
    }
    for (var definition : found) {
      var other = byName.putIfAbsent(definition.name(), definition);
      if (other != null && other.owner() != definition.owner()) {
        throw new IllegalArgumentException("process name '" + definition.name() + "' is taken by both " + other.owner().getName()
            + " and " + type.getName());
      }
    }
    return found;
  }

  /** The definition of a process class, which is added if it is new. */
  public Definition of(Class<? extends Launchable<?, ?>> type) {
    var definition = BY_CLASS.get(type);
    if (find(definition.name()).orElse(null) != definition) register(type);
    return definition;
  }

  /** The definition of this name; for {@code NAME.parse}, unless something has that name, the parser of the job NAME. */
  public Optional<Definition> find(String name) {
    var found = named(name);
    if (found.isPresent() || !name.endsWith(Definition.PARSER)) return found;
    return named(name.substring(0, name.length() - Definition.PARSER.length())).flatMap(Definition::parser);
  }

  private Optional<Definition> named(String name) {
    var own = byName.get(name);
    if (own != null) return Optional.of(own);
    return parent == null ? installed.find(name) : parent.find(name).or(() -> installed.find(name));
  }

  /** The definition; throws UnknownProcessException with the nearest known name. */
  public Definition get(String name) {
    return find(name).orElseThrow(() -> new UnknownProcessException("There is no process '" + name + "' here"
        + Suggestion.nearest(name, all().keySet()).map(near -> "; did you mean '" + near + "'?").orElse(".")
        + " 'clew plugin list' shows those that are."));
  }

  /** All, by name in alphabetical order. */
  public Map<String, Definition> all() {
    var all = new TreeMap<String, Definition>(installed.all());
    if (parent != null) all.putAll(parent.all());
    all.putAll(byName);
    return all;
  }

  private static Launchable<?, ?> instance(Class<?> type) {
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Launchable<?, ?>) constructor.newInstance();
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type.getName() + " needs a constructor without parameters", e);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalArgumentException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type.getName() + " cannot be instantiated: " + e.getMessage(), e);
    }
  }
}
