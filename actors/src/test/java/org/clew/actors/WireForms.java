package org.clew.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.clew.store.PlainJson;

/**
 * The forms of messages between nodes, in {@code src/test/resources/wire/NAME.jsonl}: nodes of neighbouring versions read each
 * other's. A new message is added with {@code -Dclew.update=true}; a line that is there stays.
 */
public record WireForms(SerializerWithStringManifest serializer, Path file) {
  private static final String REF = "REF";

  public static WireForms of(SerializerWithStringManifest serializer, String name) {
    return new WireForms(serializer, Path.of("src/test/resources/wire", name + ".jsonl"));
  }

  /**
   * Proves that the messages have the forms of the file, and that forms with fields of a newer version are read as well.
   *
   * @param reference text of an actor that exists
   */
  public void check(List<?> messages, String reference) throws IOException {
    var lines = messages.stream().map(this::line).distinct().toList();
    if (Boolean.getBoolean("clew.update")) {
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
    }
    var golden = Files.readAllLines(file);
    assertThat(lines).as("forms of messages; nodes of the version before write and expect those of " + file)
        .containsExactlyInAnyOrderElementsOf(golden);
    for (var line : golden) {
      var form = (Map<?, ?>) PlainJson.read(line);
      var manifest = (String) form.get("manifest");
      var now = PlainJson.write(form.get("message")).replace(REF, reference);
      var later = new LinkedHashMap<Object, Object>((Map<?, ?>) PlainJson.read(now));
      later.put("of_a_newer_version", List.of(1L));
      assertThat(read(PlainJson.write(later), manifest)).as("%s with a field of a newer version", manifest)
          .isEqualTo(read(now, manifest));
    }
  }

  private Object read(String json, String manifest) {
    try {
      return serializer.fromBinary(json.getBytes(StandardCharsets.UTF_8), manifest);
    } catch (java.io.NotSerializableException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line(Object message) {
    var form = new LinkedHashMap<String, Object>();
    form.put("manifest", serializer.manifest(message));
    form.put("message",
        sorted(PlainJson.read(new String(serializer.toBinary(message), StandardCharsets.UTF_8)
        .replaceAll("pekko://[^\"]*", REF))));
    return PlainJson.write(form);
  }

  private static Object sorted(Object plain) {
    return switch (plain) {
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, value) -> sorted.put((String) key, sorted(value)));
        yield sorted;
      }
      case List<?> list -> list.stream().map(WireForms::sorted).toList();
      case null, default -> plain;
    };
  }
}
