package org.clew.transport.ssh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clew.calcjob.Glob;

/**
 * A configuration of OpenSSH, by the rules of ssh_config(5): for each keyword the first value counts, except for files of keys,
 * which are all taken. Of {@code Match} only {@code all}, {@code host} and {@code originalhost} are known; other blocks are
 * passed over.
 */
final class SshConfig {
  static final SshConfig NONE = new SshConfig(List.of());
  private static final Set<String> PATTERNED = Set.of("host", "originalhost");

  private final List<Block> blocks;

  /** Lines that hold for some hosts. */
  private record Block(List<String> patterns, List<Line> lines) {}

  /** A keyword in lower case with its words. */
  record Line(String keyword, List<String> words) {}

  private SshConfig(List<Block> blocks) {
    this.blocks = blocks;
  }

  /** @param lines with all includes put in their place */
  static SshConfig of(List<Line> lines) {
    var blocks = new ArrayList<Block>();
    var now = new Block(List.of("*"), new ArrayList<>());
    blocks.add(now);
    for (var line : lines) {
      switch (line.keyword()) {
        case "host" -> blocks.add(now = new Block(line.words(), new ArrayList<>()));
        case "match" -> blocks.add(now = new Block(match(line.words()), new ArrayList<>()));
        default -> now.lines().add(line);
      }
    }
    return new SshConfig(blocks);
  }

  private static List<String> match(List<String> words) {
    if (words.size() == 1 && words.getFirst().equalsIgnoreCase("all")) return List.of("*");
    if (words.size() == 2 && PATTERNED.contains(words.getFirst().toLowerCase(Locale.ROOT)))
      return List.of(words.get(1).split(","));
    return List.of();
  }

  /** What it says about a host: words by keyword in lower case; for {@code identityfile} one word of each line. */
  Map<String, List<String>> about(String host) {
    var found = new LinkedHashMap<String, List<String>>();
    for (var block : blocks) {
      if (!matches(block.patterns(), host)) continue;
      for (var line : block.lines()) {
        if (line.keyword().equals("identityfile"))
          found.computeIfAbsent("identityfile", _ -> new ArrayList<>()).addAll(line.words());
        else found.putIfAbsent(line.keyword(), line.words());
      }
    }
    return found;
  }

  /** A pattern that begins with an exclamation mark and matches rules the host out. */
  private static boolean matches(List<String> patterns, String host) {
    var matched = false;
    for (var pattern : patterns) {
      var not = pattern.startsWith("!");
      if (!Glob.compile(not ? pattern.substring(1) : pattern).matcher(host).matches()) continue;
      if (not) return false;
      matched = true;
    }
    return matched;
  }

  /** Keyword and words of a line; empty for a comment. Words may stand in double quotes, and {@code =} after the keyword. */
  static Optional<Line> line(String text) {
    var line = text.strip();
    if (line.isEmpty() || line.startsWith("#")) return Optional.empty();
    int end = 0;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && line.charAt(end) != '=') end++;
    var rest = line.substring(end).strip();
    if (rest.startsWith("=")) rest = rest.substring(1).strip();
    var keyword = line.substring(0, end).toLowerCase(Locale.ROOT);
    return Optional.of(new Line(keyword, keyword.equals("proxycommand") ? List.of(rest) : words(rest)));
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    var quoted = false;
    for (char c : (text + " ").toCharArray()) {
      if (c == '"') quoted = !quoted;
      else if (!quoted && Character.isWhitespace(c)) {
        if (word.toString().startsWith("#")) break;
        if (!word.isEmpty()) words.add(word.toString());
        word.setLength(0);
      } else word.append(c);
    }
    return List.copyOf(words);
  }
}
