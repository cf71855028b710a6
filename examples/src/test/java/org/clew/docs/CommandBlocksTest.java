package org.clew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clew.testbed.Testbed;
import org.clew.testdb.Beside;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages show commands that work: all {@code sh} blocks of a page are run in their order, in an empty home, from the root of the
 * repository. A {@code text} block that follows one shows what it prints; {@code …} stands for anything. A block that cannot be
 * run says why in {@code <!-- not run: REASON -->}. Where a page names {@code login.example.org}, the user, key and directory
 * there are those of real SLURM behind a real ssh server.
 */
@Beside
class CommandBlocksTest {
  private static final long MINUTES = 3;
  private static final Pattern GAP = Pattern.compile("\\s*");
  private static final String CLUSTER = "login.example.org";

  @TempDir static Path bin;
  private static CommandServer server;
  @TempDir Path scratch;

  /** A block and, unless null, what it prints. */
  private record Command(Pages.Block block, Pages.Block output) {}

  @BeforeAll static void startServer() throws IOException {
    server = CommandServer.start(bin);
  }

  @AfterAll static void stopServer() throws IOException {
    server.close();
  }

  static List<Path> pages() {
    return Pages.all().stream().filter(page -> !commands(page).isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commandsWork(Path page) throws Exception {
    var home = Files.createDirectory(scratch.resolve("home"));
    var commands = commands(page);
    var cluster = commands.stream().anyMatch(command -> command.block().text().contains(CLUSTER)) ? Cluster.start()
        : Cluster.NONE;
    try {
      if (commands.stream().anyMatch(command -> command.block().text().contains("clew daemon start"))) {
        assertThat(run(home, "clew config set daemon.timeout 120").status()).as("patience on a busy machine").isZero();
      }
      for (var command : commands) {
        var printed = run(home, cluster.translated(command.block().text()));
        assertThat(printed.status()).as("%s:%n%s%nprinted:%n%s", command.block(), command.block().text(), printed.text())
            .isZero();
        if (command.output() != null) {
          assertThat(printed.text()).as("%s, and what it shows in %s", command.block(), command.output())
              .containsPattern(pattern(command.output().text()));
        }
      }
    } finally {
      if (Files.exists(home.resolve("nodes"))) run(home, "clew daemon stop");
      cluster.clear();
    }
  }

  private static List<Command> commands(Path page) {
    var text = Pages.text(page);
    var blocks = Pages.blocks(page);
    var commands = new ArrayList<Command>();
    for (int i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      if (!block.isRun()) continue;
      var next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
      commands.add(new Command(block, next != null && next.language().equals("text") && areNeighbours(text, block, next) ? next
          : null));
    }
    return commands;
  }

  static boolean areNeighbours(String text, Pages.Block block, Pages.Block next) {
    int end = text.indexOf("```sh\n" + block.text()) + "```sh\n".length() + block.text().length() + "```".length();
    int begin = text.indexOf("```text\n" + next.text(), end);
    return begin >= 0 && GAP.matcher(text.substring(end, begin)).matches();
  }

  private static Pattern pattern(String shown) {
    return Pattern.compile(shown.strip().lines().map(line -> Pattern.quote(line.stripTrailing()).replace("…", "\\E.*\\Q"))
        .collect(Collectors.joining("[ \\t]*\\R")));
  }

  /** The names in examples, and those that they have on the testbed. */
  private record Cluster(Testbed.Ssh ssh, String directory) {
    static final Cluster NONE = new Cluster(null, null);

    static Cluster start() throws Exception {
      var testbed = Testbed.find();
      testbed.slurm();
      var ssh = testbed.sshd();
      return new Cluster(ssh, "/home/" + ssh.user() + "/clew-pages/" + UUID.randomUUID());
    }

    String translated(String commands) {
      if (ssh == null) return commands;
      return commands.replace("--hostname " + CLUSTER, "--hostname " + ssh.host() + " --poll-interval 1 --safe-interval 0")
          .replace(CLUSTER, ssh.host())
          .replace("--username alice", "--username " + ssh.user() + " --port " + ssh.port() + " --known-hosts "
              + ssh.knownHosts())
          .replace("~/.ssh/id_ed25519", ssh.key().toString()).replace("'/scratch/{username}/clew'", directory);
    }

    void clear() throws IOException, InterruptedException {
      if (directory != null) new ProcessBuilder("rm", "-rf", "--", directory).inheritIO().start().waitFor();
    }
  }

  private record Printed(int status, String text) {}

  private Printed run(Path home, String commands) throws IOException, InterruptedException {
    var output = scratch.resolve("output");
    var shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands).directory(Pages.root().toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).redirectOutput(output.toFile())
        .redirectError(scratch.resolve("messages").toFile());
    shell.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    shell.environment().put("CLEW_HOME", home.toString());
    var process = shell.start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return new Printed(-1, Files.readString(output) + "\n(it took more than " + MINUTES + " minutes)");
    }
    var status = process.exitValue();
    return new Printed(status, Files.readString(output)
        + (status == 0 ? "" : "\n" + Files.readString(scratch.resolve("messages"))));
  }
}
