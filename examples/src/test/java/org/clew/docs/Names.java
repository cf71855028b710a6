package org.clew.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what pages name in backticks: {@code Class}, {@code Class.Nested#member} and {@code @Annotation}. */
final class Names {
  private static final Pattern JAVA = Pattern.compile("@?([A-Z]\\w*(?:\\.[A-Z]\\w*)*)(?:#(\\w+))?");
  private static final List<String> MODULES =
      List.of("runtime", "persistence-journal", "actors", "cluster-config", "cli", "testkit", "examples");

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

  private static List<Class<?>> types(String dotted) {
    var path = dotted.split("\\.");
    var found = new ArrayList<Class<?>>();
    for (var module : MODULES) {
      var root = Pages.root().resolve(module).resolve("src/main/java");
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.endsWith(path[0] + ".java")).map(file -> root.relativize(file).toString())
            .map(file -> file.substring(0, file.length() - 5).replace('/', '.')).forEach(name ->
                nested(name, Arrays.asList(path).subList(1, path.length)).ifPresent(found::add));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
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
