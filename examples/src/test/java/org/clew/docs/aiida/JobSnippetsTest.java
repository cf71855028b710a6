package org.clew.docs.aiida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.testkit.Answers.failed;
import static org.clew.testkit.CalcJobs.parse;

import java.util.Map;
import org.clew.calcjob.CalcJobImporter;
import org.clew.calcjob.CalcJobPorts;
import org.clew.calcjob.JobOptions;
import org.clew.checkpoint.Persister;
import org.clew.data.CodeData;
import org.clew.data.Str;
import org.clew.definition.Definition;
import org.clew.launch.Engine;
import org.clew.process.Birth;
import org.clew.process.JobPhase;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The section Calculation jobs of docs/coming-from-aiida.md, run. */
@ExtendWith(SnippetEngine.class)
class JobSnippetsTest {
  private final Engine engine;

  JobSnippetsTest(Engine engine) {
    this.engine = engine;
  }

  private static final CodeData WC = CodeData.installed("wc", "localhost", "/usr/bin/wc");

  @Test void runsTheJob() throws Exception {
    var finished = engine.runGetNode(WordCount.class, new WordCount.In(new Str("a ball of thread"), WC));
    assertThat(finished.outcome().outputs().get("words").plain()).isEqualTo(4L);
    assertThat(parse(new WordCount(), new WordCount.In(new Str("a"), WC), Map.of("count.txt", "none")))
        .isEqualTo(failed(WordCount.NO_COUNT));
    Birth birth = new Persister(engine.store()).loadCheckpoint(finished.process().uuid(), 1).birth();
    assertThat(birth.node()).isEqualTo(finished.process().node());
    assertThat(birth.inputs()).containsKeys("text", "code");
    assertThat(birth.metadata()).containsKey("metadata");
  }

  @Test void tellsItsContract() {
    // #region contract
    Definition definition = new WordCount().definition();
    ProcessSpec spec = definition.spec();
    boolean bringsFilesBack = spec.outputs().port(CalcJobPorts.RETRIEVED).isPresent();
    JobOptions options = JobOptions.of(Map.of("queue_name", "debug", "max_wallclock_seconds", 600L));
    String queue = options.queueName().orElse("the default");
    boolean canImport = CalcJobImporter.of("docs.word_count").isPresent();         // get_importer()
    // #endregion
    assertThat(definition.kind()).isEqualTo(ProcessKind.CALCJOB);
    assertThat(bringsFilesBack).isTrue();
    assertThat(queue).isEqualTo("debug");
    assertThat(options.maxWallclockSeconds()).hasValue(600);
    assertThat(canImport).isFalse();
    assertThat(JobPhase.values()).startsWith(JobPhase.UPLOAD).endsWith(JobPhase.PARSE);
  }
}
