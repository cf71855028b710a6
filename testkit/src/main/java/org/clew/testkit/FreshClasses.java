package org.clew.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clew.data.DataTypes;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;

/**
 * A user's classes as a new JVM has them: loaded again from where they lie, with static fields as at the beginning.
 *
 * <p>Types of data, and what they use, are shared with the test, as are all classes that lie elsewhere, the engine's among them.
 */
final class FreshClasses extends ClassLoader {
  private final Set<String> places = new HashSet<>();
  private final Set<String> shared;

  /** @param processes whose directories or jars hold the user's classes */
  FreshClasses(ClassLoader parent, Collection<Class<?>> processes) {
    super("fresh classes", parent);
    processes.forEach(process -> places.add(place(process)));
    places.removeAll(List.of("", place(Definition.class), place(FreshClasses.class)));
    shared = UsedClasses.of(DataTypes.all().stream().map(type -> type.javaType().getName()).toList(), this::bytes);
  }

  /** These processes, those that an earlier engine has met, and those that plugins provide, defined by fresh classes. */
  Definitions definitions(Collection<Class<?>> processes, Definitions met) {
    var definitions = new Definitions(Definitions.discovered(this));
    for (var process : processes) definitions.register(again(process));
    for (var earlier : met.all().values()) definitions.register(again(earlier.owner()));
    return definitions;
  }

  /** @throws IllegalStateException when the class is bound up with a type of data */
  private Class<?> again(Class<?> process) {
    try {
      if (shared.contains(process.getName())) {
        throw new IllegalStateException(process.getName()
            + " cannot be loaded again, because a type of data refers to it; put the type of data into a file of its own");
      }
      return loadClass(process.getName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      if (loaded != null) return loaded;
      var bytes = shared.contains(name) ? null : bytes(name);
      return bytes == null ? super.loadClass(name, resolve) : defineClass(name, bytes, 0, bytes.length);
    }
  }

  /** The class file of a class of the user; null for others. */
  private byte[] bytes(String name) {
    var url = getParent().getResource(name.replace('.', '/') + ".class");
    if (url == null || places.stream().noneMatch(url.toString()::startsWith)) return null;
    try (var in = url.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The beginning of the URLs of all classes that lie where this one lies. */
  private static String place(Class<?> type) {
    var url = type.getResource("/" + type.getName().replace('.', '/') + ".class");
    if (url == null) return "";
    var text = url.toString();
    return text.substring(0, text.length() - type.getName().length() - ".class".length());
  }
}
