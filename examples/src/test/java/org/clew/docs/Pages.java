package org.clew.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of the documentation, wherever in the repository the build runs. */
public final class Pages {
  private static final Pattern FENCE =
      Pattern.compile("(?:^<!-- ([a-z ]+)(?:: *(.*?))? -->\n)?^```(\\w*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  private Pages() {}

  /**
   * A fenced block: its language, its text, and the comment right above it, such as {@code code: FILE#REGION}; null without one.
   */
  record Block(Path page, int line, String language, String text, String remark, String argument) {
    /** Whether it is a block of commands that the build runs. */
    boolean isRun() {
      return language.equals("sh") && !"not run".equals(remark);
    }

    @Override public String toString() {
      return root().relativize(page) + ":" + line;
    }
  }

  /** README.md, and every page of docs but the decisions. */
  static List<Path> all() {
    try (Stream<Path> pages = Files.list(root().resolve("docs"))) {
      return Stream.concat(Stream.of(root().resolve("README.md")), pages.filter(page -> page.toString().endsWith(".md")).sorted())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String readme() {
    return text(root().resolve("README.md"));
  }

  static List<Block> blocks(Path page) {
    var text = text(page);
    return FENCE.matcher(text).results().map(found -> new Block(page, (int) text.substring(0, found.start()).lines().count() + 1,
        found.group(3), found.group(4), found.group(1), found.group(2))).toList();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** The lines between {@code // #region NAME} and {@code // #endregion}, without their common indent. */
  static String region(String source, String name) {
    var between = "^ *// #region " + Pattern.quote(name) + "\n(.*?)^ *// #endregion";
    var body = Pattern.compile(between, Pattern.DOTALL | Pattern.MULTILINE).matcher(source).results().findFirst()
        .orElseThrow(() -> new AssertionError("no '// #region " + name + "' … '// #endregion' in the source")).group(1);
    int indent = body.lines().filter(line -> !line.isBlank()).mapToInt(line -> line.length() - line.stripLeading().length()).min()
        .orElse(0);
    return body.lines().map(line -> line.isBlank() ? "" : line.substring(indent)).collect(Collectors.joining("\n", "", "\n"));
  }

  public static Path root() {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("README.md")) && Files.exists(folder.resolve("examples"))) return folder;
    }
    throw new IllegalStateException("no README.md above " + Path.of("").toAbsolutePath());
  }
}
