package org.clew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages show commands that work: all {@code sh} blocks of a page are run in their order, in an empty home, from the root of the repository. A
 * {@code text} block that follows one shows what it prints; {@code …} stands for anything. A block that cannot be run says why in
 * {@code <!-- not run: REASON -->}.
 */
class CommandBlocksTest {
  private static final long MINUTES = 3;
  private static final Pattern GAP = Pattern.compile("\\s*");

  @TempDir Path scratch;

  /** A block and, unless null, what it prints. */
  private record Command(Pages.Block block, Pages.Block output) {}

  static List<Path> pages() {
    return Pages.all().stream().filter(page -> !commands(page).isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commandsWork(Path page) throws Exception {
    var home = Files.createDirectory(scratch.resolve("home"));
    try {
      for (var command : commands(page)) {
        var printed = run(home, command.block().text());
        assertThat(printed.status()).as("%s:%n%s%nprinted:%n%s", command.block(), command.block().text(), printed.text()).isZero();
        if (command.output() != null) {
          assertThat(printed.text()).as("%s, and what it shows in %s", command.block(), command.output()).containsPattern(pattern(command.output().text()));
        }
      }
    } finally {
      run(home, "clew daemon stop");
    }
  }

  private static List<Command> commands(Path page) {
    var text = Pages.text(page);
    var blocks = Pages.blocks(page);
    var commands = new ArrayList<Command>();
    for (int i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      if (!block.language().equals("sh") || "not run".equals(block.remark())) continue;
      var next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
      commands.add(new Command(block, next != null && next.language().equals("text") && areNeighbours(text, block, next) ? next : null));
    }
    return commands;
  }

  private static boolean areNeighbours(String text, Pages.Block block, Pages.Block next) {
    int end = text.indexOf(block.text()) + block.text().length() + "```".length();
    int begin = text.indexOf("```text\n" + next.text(), end);
    return begin >= 0 && GAP.matcher(text.substring(end, begin)).matches();
  }

  private static Pattern pattern(String shown) {
    return Pattern.compile(shown.strip().lines().map(line -> Pattern.quote(line.stripTrailing()).replace("…", "\\E.*\\Q"))
        .collect(Collectors.joining("[ \\t]*\\R")));
  }

  private record Printed(int status, String text) {}

  private Printed run(Path home, String commands) throws IOException, InterruptedException {
    var output = scratch.resolve("output");
    var bin = scratch.resolve("bin/clew");
    if (!Files.exists(bin)) {
      Files.createDirectories(bin.getParent());
      Files.writeString(bin, """
          #!/bin/sh
          exec '%s' --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
          -Dlogback.configurationFile=clew-run-logback.xml -cp '%s' org.clew.cli.Main "$@"
          """.formatted(Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path")));
      Files.setPosixFilePermissions(bin, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    var shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands).directory(Pages.root().toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).redirectOutput(output.toFile())
        .redirectError(scratch.resolve("messages").toFile());
    shell.environment().put("PATH", bin.getParent() + ":" + System.getenv("PATH"));
    shell.environment().put("CLEW_HOME", home.toString());
    var process = shell.start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return new Printed(-1, Files.readString(output) + "\n(it took more than " + MINUTES + " minutes)");
    }
    var status = process.exitValue();
    return new Printed(status, Files.readString(output) + (status == 0 ? "" : "\n" + Files.readString(scratch.resolve("messages"))));
  }
}
