package org.clew.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** House rules that need no compiler, for the Java sources of all modules. */
class SourcesTest {
  private static final int COLUMNS = 130;
  private static final int LINES = 500;
  private static final Pattern NAME = Pattern.compile("(package|import) .*");
  private static final Pattern SLEEP = Pattern.compile("\\b(Thread|TimeUnit\\.\\w+)\\.sleep\\(");
  private static final Pattern DISABLED = Pattern.compile("@Disabled\\b");

  private static final String LOOKS = "looks again and again at what other programs do";
  private static final String RETRIES = "a thread of its own waits between two tries";

  /** Where a thread may sleep, and why nothing can wake it instead. */
  private static final Map<String, String> SLEEPERS = Map.ofEntries(
      Map.entry("org/clew/launch/CleanUp", LOOKS),
      Map.entry("org/clew/launch/Outage", RETRIES),
      Map.entry("org/clew/launch/Poller", LOOKS),
      Map.entry("org/clew/transport/ssh/Held", RETRIES),
      Map.entry("org/clew/cli/engine/ControlRun", LOOKS),
      Map.entry("org/clew/cli/engine/EngineHost", RETRIES),
      Map.entry("org/clew/cli/engine/Follow", LOOKS),
      Map.entry("org/clew/cli/process/ProcessWatch", LOOKS),
      Map.entry("org/clew/cli/storage/CassandraStart", LOOKS),
      Map.entry("org/clew/cluster/Formation", LOOKS),
      Map.entry("org/clew/node/DaemonClient", LOOKS),
      Map.entry("org/clew/node/DaemonLog", LOOKS),
      Map.entry("org/clew/node/NodeWatch", LOOKS),
      Map.entry("org/clew/testwait/Await", LOOKS),
      Map.entry("org/clew/cli/sample/GatedChain", "is a step that waits for a file"),
      Map.entry("org/clew/node/GatedChain", "is a step that waits for a file"),
      Map.entry("org/clew/job/SoloAccounts", "is the interval of an account under test"),
      Map.entry("org/clew/launch/StoreGoneTest", "is how long the server is away"),
      Map.entry("org/clew/launch/LostQuorumSoak", "is how long the nodes are away"),
      Map.entry("org/clew/benchmarks/deploy/DockerfileTest", LOOKS),
      Map.entry("org/clew/transport/ssh/SshTransfersTest", "is how long a transfer lasts at least"),
      Map.entry("org/clew/cli/computer/ComputerChecksTest", "is a login shell that is slow"),
      Map.entry("org/clew/cluster/FormationTest", "nodes come at moments of their own"));

  /** Text blocks with statements of SQL and rows of fixtures. */
  private static final List<String> WIDE = List.of("org/clew/store/", "org/clew/archive/");

  private static final Map<String, List<String>> SOURCES = new TreeMap<>();

  @BeforeAll static void read() throws IOException {
    for (var module : modules()) {
      for (var kind : List.of("main", "test")) {
        var folder = module.resolve("src").resolve(kind).resolve("java");
        if (!Files.isDirectory(folder)) continue;
        try (Stream<Path> files = Files.walk(folder)) {
          for (var file : files.filter(each -> each.toString().endsWith(".java")).toList())
            SOURCES.put(folder.relativize(file) + " in " + module.getFileName(), Files.readString(file).lines().toList());
        }
      }
    }
  }

  private static List<Path> modules() throws IOException {
    var root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("CONTRIBUTING.md"))) root = root.getParent();
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).toList();
    }
  }

  private static List<String> where(java.util.function.BiPredicate<String, String> isWrong) {
    var found = new ArrayList<String>();
    SOURCES.forEach((file, lines) -> {
      for (int i = 0; i < lines.size(); i++)
        if (isWrong.test(file, lines.get(i))) found.add(file + ", line " + (i + 1));
    });
    return found;
  }

  @Test void thereAreSources() {
    assertThat(SOURCES).hasSizeGreaterThan(1500).containsKey("org/clew/process/Decider.java in runtime");
  }

  @Test void linesFitBesideEachOther() {
    assertThat(where((file, line) -> line.length() > COLUMNS && !NAME.matcher(line).matches()
        && WIDE.stream().noneMatch(file::startsWith))).as("lines of more than " + COLUMNS + " columns").isEmpty();
  }

  @Test void filesAreShort() {
    assertThat(SOURCES.entrySet().stream().filter(source -> source.getValue().size() > LINES).map(Map.Entry::getKey))
        .as("files of more than " + LINES + " lines: two ideas?").isEmpty();
  }

  @Test void whiteSpaceSeparatesAndDoesNothingElse() {
    assertThat(where((_, line) -> line.indexOf('\t') >= 0)).as("tabs").isEmpty();
    assertThat(where((_, line) -> line.endsWith(" "))).as("spaces at the end of a line").isEmpty();
  }

  @Test void noTestIsSwitchedOff() {
    assertThat(where((_, line) -> DISABLED.matcher(line.replaceAll("\".*?\"", "")).find())).isEmpty();
  }

  @Test void whoSleepsHasAReason() {
    var sleepers = new TreeSet<String>();
    SOURCES.forEach((file, lines) -> {
      if (lines.stream().anyMatch(line -> SLEEP.matcher(line).find())) sleepers.add(file.replaceAll("\\.java in .*", ""));
    });
    assertThat(sleepers).as("files in which a thread sleeps: await a condition, or say here why not")
        .containsExactlyInAnyOrderElementsOf(SLEEPERS.keySet());
  }
}
