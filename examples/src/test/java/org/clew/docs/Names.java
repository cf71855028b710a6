package org.clew.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what pages name in backticks: {@code Class}, {@code Class.Nested#member} and {@code @Annotation}. */
final class Names {
  private static final Pattern JAVA = Pattern.compile("@?([A-Z]\\w*(?:\\.[A-Z]\\w*)*)(?:#(\\w+))?");
  static final List<String> MODULES =
      List.of("runtime", "persistence-journal", "actors", "cluster-config", "cli", "testkit", "examples");
  private static final Map<String, List<String>> BY_SIMPLE_NAME = all();

  private Names() {}

  /** What is wrong with a name, if anything. */
  static Optional<String> problem(String name) {
    var parts = JAVA.matcher(name);
    if (!parts.matches()) return Optional.of("`" + name + "` is no name of a class");
    var types = types(parts.group(1));
    if (types.isEmpty()) return Optional.of("there is no class " + parts.group(1));
    var member = parts.group(2);
    if (member == null || types.stream().anyMatch(type -> hasMember(type, member))) return Optional.empty();
    return Optional.of(parts.group(1) + " has no member " + member);
  }

  /** Whether code that uses these things uses what the name stands for. */
  static boolean isUsed(String name, Uses uses) {
    var parts = JAVA.matcher(name);
    return parts.matches() && types(parts.group(1)).stream()
        .anyMatch(type -> parts.group(2) == null ? uses.has(type) : uses.has(type, parts.group(2)));
  }

  private static List<Class<?>> types(String dotted) {
    var path = List.of(dotted.split("\\."));
    return BY_SIMPLE_NAME.getOrDefault(path.getFirst(), List.of()).stream()
        .flatMap(name -> nested(name, path.subList(1, path.size())).stream())
        .<Class<?>>map(type -> type).toList();
  }

  private static Map<String, List<String>> all() {
    var byName = new HashMap<String, List<String>>();
    for (var module : MODULES) {
      var root = Pages.root().resolve(module).resolve("src/main/java");
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".java")).map(file -> root.relativize(file).toString())
            .map(file -> file.substring(0, file.length() - ".java".length()).replace('/', '.'))
            .forEach(name -> byName.computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), _ -> new ArrayList<>()).add(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return byName;
  }

  private static Optional<Class<?>> nested(String outer, List<String> inner) {
    try {
      return Optional.of(Class.forName(String.join("$", Stream.concat(Stream.of(outer), inner.stream()).toList()), false,
          Names.class.getClassLoader()));
    } catch (ClassNotFoundException _) {
      return Optional.empty();
    }
  }

  private static boolean hasMember(Class<?> type, String name) {
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      if (Stream.<Member>concat(Arrays.stream(at.getDeclaredMethods()), Arrays.stream(at.getDeclaredFields()))
          .anyMatch(member -> member.getName().equals(name) && !Modifier.isPrivate(member.getModifiers()))) return true;
      for (var face : at.getInterfaces()) if (hasMember(face, name)) return true;
    }
    return name.equals("toString");
  }
}
