package org.clew.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clew.process.ProcessEvent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Files named {@code <name>.v<n>.json} or {@code <name>.v<n>.<variant>.json}: never changed or deleted once released. */
class GoldenEventsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, String> FILES = files();

  @TestFactory Stream<DynamicTest> readsAndWritesEveryGoldenFile() {
    return FILES.entrySet().stream().map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
      var json = file.getValue();
      var event = decode(file.getKey(), json);
      assertThat(MAPPER.readTree(EventCodec.encode(event)))
          .as("%s must be read and written without loss for ever. Make a new component nullable; give a changed meaning a new"
              + " version in EventTypes.", file.getKey())
          .isEqualTo(MAPPER.readTree(json));
    }));
  }

  @Test void everyRegisteredNameHasGoldenFiles() {
    for (var type : EventTypes.all()) {
      assertThat(FILES).as(remedy(type, "", Samples.full(type.type()))).containsKey(type.manifest() + ".json");
      assertThat(FILES).as(remedy(type, ".minimal", Samples.minimal(type.type()))).containsKey(type.manifest() + ".minimal.json");
    }
  }

  @Test void everyGoldenFileHasARegisteredName() {
    for (var file : FILES.keySet()) {
      assertThat(EventTypes.find(manifest(file)))
          .as("%s was released, journals hold it: put '%s' back into EventTypes (an old version may have its own record class).",
              file, manifest(file))
          .isPresent();
    }
  }

  @Test void everyComponentIsFilledInSomeGoldenFile() {
    Map<Class<?>, Set<String>> filled = new LinkedHashMap<>();
    FILES.forEach((file, json) -> visit(decode(file, json), filled));
    for (var type : EventTypes.all()) {
      var sample = Samples.full(type.type());
      Map<Class<?>, Set<String>> wanted = new LinkedHashMap<>();
      visit(sample, wanted);
      wanted.forEach((record, components) -> assertThat(filled.getOrDefault(record, Set.of()))
          .as("components of %s. " + remedy(type, ".with-<what is new>", sample), record.getSimpleName())
          .containsAll(components));
    }
  }

  @Test void minimalGoldenFilesHoldNothingOptional() {
    for (var type : EventTypes.all()) {
      assertThat(decode(type.manifest() + ".minimal.json", FILES.get(type.manifest() + ".minimal.json")))
          .isEqualTo(Samples.minimal(type.type()));
    }
  }

  private static ProcessEvent decode(String file, String json) {
    return EventCodec.decode(manifest(file), json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static String manifest(String file) {
    return file.replaceFirst("(\\.v\\d+)\\..*", "$1");
  }

  private static String remedy(EventTypes.EventType type, String variant, ProcessEvent sample) {
    try {
      return "Add src/test/resources/events/" + type.manifest() + variant + ".json with\n"
          + MAPPER.readTree(EventCodec.encode(sample)).toPrettyString().replace("%", "%%") + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void visit(Object value, Map<Class<?>, Set<String>> filled) {
    switch (value) {
      case Record some -> visitComponents(some, filled);
      case Collection<?> some -> some.forEach(element -> visit(element, filled));
      case Map<?, ?> some -> some.values().forEach(element -> visit(element, filled));
      case null, default -> { }
    }
  }

  private static void visitComponents(Record some, Map<Class<?>, Set<String>> filled) {
    for (var component : some.getClass().getRecordComponents()) {
      try {
        var value = component.getAccessor().invoke(some);
        if (JsonTypes.of(component.getGenericType()).isLeftOut(value)) continue;
        filled.computeIfAbsent(some.getClass(), _ -> new LinkedHashSet<>()).add(component.getName());
        visit(value, filled);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Map<String, String> files() {
    try (var paths = Files.list(Path.of(GoldenEventsTest.class.getResource("/events").toURI()))) {
      return paths.collect(Collectors.toMap(path -> path.getFileName().toString(), GoldenEventsTest::text,
          (a, _) -> a, TreeMap::new));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
