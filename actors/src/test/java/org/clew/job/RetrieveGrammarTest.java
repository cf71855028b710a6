package org.clew.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.data.FolderData;
import org.clew.data.ListData;
import org.clew.process.JobEvent;
import org.clew.process.JobPhase;
import org.clew.process.Lifecycle;
import org.clew.process.ProcessEvent;
import org.clew.process.Report;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RetrieveGrammarTest {
  private static final String SCRIPT = "mkdir -p a/b; echo 1 > a/b/one; echo 2 > a/b/two; echo 3 > top";

  @TempDir Path base;

  static Stream<Arguments> entries() {
    return Stream.of(
        Arguments.of("top", List.of("top")),
        Arguments.of("a/b/one", List.of("one")),
        Arguments.of("a/b/*", List.of("one", "two")),
        Arguments.of("a", List.of("a/b/one", "a/b/two")),
        Arguments.of(placed("a/b/one", "t", 0), List.of("t")),
        Arguments.of(placed("a/b/one", "t", 1), List.of("t/one")),
        Arguments.of(placed("a/b/one", "t", 2), List.of("t/b/one")),
        Arguments.of(placed("a/b/one", "t", null), List.of("t/a/b/one")),
        Arguments.of(placed("a/*/one", "t", null), List.of("t/a/b/one")),
        Arguments.of("missing", List.of()),
        Arguments.of("missing/*", List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  @DisplayName("SPEC 15.5/39 retrieve: plain file, glob, directory, depths 0, 1, 2, null, missing file; the temporary list alike")
  void bringsWhatIsNamed(Object entry, List<String> expected) throws Exception {
    var job = Given.files(base).launch(Given.inputs(SCRIPT, List.of(entry), List.of(entry)), Map.of());
    assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    assertThat(((FolderData) job.output("retrieved")).files().keySet()).filteredOn(name -> !name.startsWith("_scheduler"))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(((ListData) job.output("temporary")).value().stream().map(name -> ((String) name).replaceFirst("=.*", "")))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test @DisplayName("SPEC 6.6 what was named and is missing is no error, but stands in the log; a pattern may fit nothing")
  void namesWhatIsMissing() throws Exception {
    var job = Given.files(base).launch(Given.inputs("echo 1 > there; ln -s nowhere link", List.of("there", "gone.dat", "link",
        "*.opt"), List.of("gone.tmp")), Map.of());
    assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    var reports = job.log.stream().flatMap(event -> switch (event) {
      case JobEvent.Retrieved retrieved -> retrieved.reports().stream();
      case ProcessEvent.Finished finished -> finished.reports().stream();
      default -> Stream.<Report>empty();
    });
    assertThat(reports).extracting(Report::level, Report::message).containsExactly(
        tuple(Report.INFO, "Not retrieved, since they are not there: 'gone.dat', 'link'"),
        tuple(Report.INFO, "Not retrieved, since it is not there: 'gone.tmp'"));
  }

  @Test @DisplayName("SPEC 15.5/39 temporary files are gone after the parser, and fetched again when it runs again after a crash")
  void temporaryFilesAreGoneAfterParse() throws Exception {
    var job = Given.files(base).launch(Given.inputs("echo 41 > big.tmp", List.of(), List.of("big.tmp")), Map.of());
    job.runUntil(JobPhase.PARSE);
    job.runOnly();
    var blob = FilesJob.LAST_TEMPORARY.get("big.tmp");
    assertThatThrownBy(blob::bytes).isInstanceOf(UncheckedIOException.class).hasMessageContaining("only while the parser runs");
    job.runToEnd();
    assertThat(((ListData) job.output("temporary")).value()).containsExactly("big.tmp=41");
    try (var left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith(TemporaryFiles.PREFIX))).isEmpty();
    }
  }

  private static List<Object> placed(String source, String target, Integer depth) {
    return Arrays.asList(source, target, depth == null ? null : depth.longValue());
  }
}
