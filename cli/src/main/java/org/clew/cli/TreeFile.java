package org.clew.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.clew.data.Plain;

/** Files that hold a mapping or another tree, as JSON when the name ends in {@code .json}, else as YAML. */
public final class TreeFile {
  private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");

  private TreeFile() {}

  /**
   * The mapping, plain.
   *
   * @param keys what its keys are, for people
   * @throws CommandException naming file and place of what cannot be read
   */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> read(Path file, String keys) {
    if (tree(file) instanceof Map<?, ?> map) return new LinkedHashMap<>((Map<String, Object>) map);
    throw CommandException.usage(file + " must hold one mapping of " + keys + " to values.");
  }

  /**
   * Whatever tree is in the file, plain; null when it is empty. Throws CommandException naming file and place of what cannot be
   * read.
   */
  public static Object tree(Path file) {
    try {
      var text = Files.readString(file);
      var mapper = file.toString().endsWith(".json") ? new ObjectMapper() : new ObjectMapper(new YAMLFactory());
      mapper.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
      return text.isBlank() ? null : Plain.normal(mapper.readValue(text, Object.class));
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(file + ": " + e.getMessage() + ".");
    } catch (JsonProcessingException e) {
      throw CommandException.usage(file + where(e) + ": " + what(e) + ".");
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** In one line: the YAML reader draws the place over several, and the JSON reader names settings of its own. */
  private static String what(JsonProcessingException e) {
    return e.getOriginalMessage().lines().map(String::strip)
        .filter(line -> line.startsWith("expected ") || line.startsWith("found ")).findFirst()
        .orElseGet(() -> e.getOriginalMessage().lines().findFirst().orElse("cannot be read"))
        .replaceFirst(": enable `.*", "").replaceFirst("\\.$", "");
  }

  /** The last place that the message of the YAML reader names, which is where it found what is wrong. */
  private static String where(JsonProcessingException e) {
    var named = PLACE.matcher(e.getOriginalMessage()).results().reduce((_, last) -> last);
    if (named.isPresent()) return ", line " + named.get().group(1) + ", column " + named.get().group(2);
    return e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  public static CommandException unreadable(Path file, IOException problem) {
    var why = problem instanceof NoSuchFileException ? "there is no such file" : problem.getMessage();
    return CommandException.usage("Cannot read " + file + ": " + why + ".");
  }
}
