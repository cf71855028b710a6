package org.clew.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The compiled tests of all modules, by simple name. They lie beside those of this module. */
final class CompiledTests {
  private static final Set<String> RUNS = Set.of("org.junit.jupiter.api.Test", "org.junit.jupiter.api.TestFactory",
      "org.junit.jupiter.params.ParameterizedTest", "net.jqwik.api.Property");
  private static final String STOPS = "org.junit.jupiter.api.Disabled";
  private static final Map<String, List<Path>> BY_NAME = all();

  private CompiledTests() {}

  /**
   * What the classes of these names use, and what those of their package that they refer to use.
   *
   * @throws AssertionError when one is not there, or none of them is a test that runs
   */
  static Uses uses(Collection<String> names) {
    var files = new LinkedHashSet<Path>();
    names.forEach(name -> files.addAll(withHelpers(name)));
    if (files.stream().noneMatch(CompiledTests::isRun)) throw new AssertionError("none of " + names + " is a test that runs");
    return Uses.of(files);
  }

  private static Set<Path> withHelpers(String name) {
    var found = new LinkedHashSet<Path>();
    var open = new ArrayDeque<>(named(name));
    if (open.isEmpty())
      throw new AssertionError("there is no compiled class " + name + " among the tests; build with 'mvn -pl examples -am'");
    while (!open.isEmpty()) {
      var file = open.remove();
      if (!found.add(file)) continue;
      var model = Uses.parse(file);
      var folder = model.thisClass().asInternalName().replaceFirst("[^/]+$", "").replace('/', '.');
      Uses.of(List.of(file)).types().stream().filter(type -> type.startsWith(folder)).map(type -> type.substring(folder.length()))
          .map(type -> file.resolveSibling(type + ".class")).filter(Files::exists).forEach(open::add);
    }
    return found;
  }

  private static List<Path> named(String name) {
    return BY_NAME.getOrDefault(name, List.of());
  }

  private static boolean isRun(Path file) {
    var types = Uses.of(List.of(file)).types();
    return types.stream().anyMatch(RUNS::contains) && !types.contains(STOPS);
  }

  private static Map<String, List<Path>> all() {
    var byName = new TreeMap<String, List<Path>>();
    for (var module : Names.MODULES) {
      var root = beside(module);
      if (!Files.isDirectory(root)) continue;
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".class"))
            .forEach(file -> byName.computeIfAbsent(file.getFileName().toString().replaceFirst("[$.].*", ""),
                _ -> new ArrayList<>()).add(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return byName;
  }

  private static Path beside(String module) {
    try {
      var own = Path.of(CompiledTests.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      var above = own;
      while (!above.endsWith("examples")) above = above.getParent();
      return above.resolveSibling(module).resolve(above.relativize(own));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
