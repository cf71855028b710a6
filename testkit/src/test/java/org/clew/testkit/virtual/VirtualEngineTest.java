package org.clew.testkit.virtual;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.clew.actors.ControlAnswer;
import org.clew.data.Int;
import org.clew.process.JobEvent;
import org.clew.process.KillMode;
import org.clew.process.ProcessCommand;
import org.clew.spec.ExitCode;
import org.clew.testkit.Chain;
import org.clew.testkit.fake.Fault;
import org.clew.testkit.fake.FakeCluster;
import org.clew.testkit.sample.Anneal;
import org.clew.testkit.sample.Campaign;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One engine for all tests, a cluster for each. */
class VirtualEngineTest {
  private static final FakeCluster RETRIES = FakeCluster.named("retries");
  private static final FakeCluster LOST = FakeCluster.named("lost").polledEvery(ofMinutes(1));
  private static final FakeCluster LISTS = FakeCluster.named("lists").polledEvery(ofMinutes(1));
  private static final FakeCluster DOWN = FakeCluster.named("down");
  private static final FakeCluster LOGIN = FakeCluster.named("login");
  private static final FakeCluster ENDS = FakeCluster.named("ends").polledEvery(ofMinutes(1));
  private static final FakeCluster NEVER = FakeCluster.named("never");
  private static final FakeCluster CRASH = FakeCluster.named("crash");
  private static VirtualEngine engine;

  @TempDir Path folder;

  @BeforeAll static void start() {
    engine = VirtualEngine.start(List.of(RETRIES, LOST, LISTS, DOWN, LOGIN, ENDS, NEVER, CRASH), Campaign.class, Anneal.class);
  }

  @AfterAll static void stop() {
    engine.close();
  }

  private static VirtualRun<Anneal.Out> anneal(FakeCluster cluster) {
    return engine.submit(Anneal.class, new Anneal.In(new Int(1), cluster.code("anneal")));
  }

  private static <E> List<E> events(VirtualRun<?> run, Class<E> type) {
    return run.journal().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static Stream<Duration> between(List<? extends JobEvent> events) {
    return Stream.iterate(1, i -> i < events.size(), i -> i + 1)
        .map(i -> Duration.between(events.get(i - 1).at(), events.get(i).at()));
  }

  @Test void failedPhaseIsTriedAgainAfterDoublingPausesAndThenPauses() {
    RETRIES.job().writes("anneal.out", "1\n");
    for (int nth = 1; nth <= 5; nth++) RETRIES.fails(Fault.UPLOAD, nth);
    var run = anneal(RETRIES);
    engine.passUntil("the process has paused", ofHours(1), () -> run.row().paused());
    assertThat(between(events(run, JobEvent.PhaseFailed.class)))
        .containsExactly(ofSeconds(20), ofSeconds(40), ofSeconds(80), ofSeconds(160));
    assertThat(run.row().status()).contains("a fault that the test wanted");
    assertThat(engine.control(run, new ProcessCommand.Play())).isInstanceOf(ControlAnswer.Accepted.class);
    assertThat(engine.finish(run).exitStatus()).isZero();
  }

  @Test void submissionWhoseAnswerIsLostIsFoundAgain() {
    LOST.job().writes("anneal.out", "1\n");
    LOST.losesSubmitAnswers(1);
    assertThat(engine.finish(anneal(LOST)).exitStatus()).isZero();
    assertThat(LOST.jobs()).hasSize(1);
    LOST.losesSubmissions(1);
    var run = engine.finish(anneal(LOST));
    assertThat(run.exitStatus()).isZero();
    assertThat(events(run, JobEvent.SubmitIntended.class)).as("nothing had arrived").hasSize(2);
    assertThat(LOST.jobs()).hasSize(2);
    LOST.takesNoJob(2, "QOSMaxSubmitJobPerUserLimit");
    assertThat(events(engine.finish(anneal(LOST)), JobEvent.PhaseFailed.class)).hasSize(2);
    LOST.refusesJob(ExitCode.exitCode(131, "Invalid account"));
    assertThat(engine.finish(anneal(LOST)).exitStatus()).isEqualTo(131);
  }

  @Test void queriesThatFailAndStatesThatNobodyKnowsAreNoEnd() {
    LISTS.job().queuedFor(ofMinutes(5)).strangeFor(ofMinutes(10), "REVOKED?").runsFor(ofMinutes(15)).writes("anneal.out", "1\n");
    LISTS.failsToList(2, "Socket timed out on send/recv operation");
    var run = engine.finish(anneal(LISTS));
    assertThat(run.exitStatus()).isZero();
    assertThat(run.lasted()).isBetween(ofMinutes(30), ofMinutes(32));
    assertThat(events(run, JobEvent.JobSeen.class)).extracting(JobEvent.JobSeen::schedulerState)
        .contains("undetermined", "running");
  }

  @Test void computerThatIsDownCostsNoTryAndIsComeBackToByItself() {
    DOWN.job().runsFor(ofHours(1)).writes("anneal.out", "1\n");
    var run = anneal(DOWN);
    engine.passUntil("the job runs", ofMinutes(30), () -> !DOWN.jobs().isEmpty());
    DOWN.isDownFor(ofHours(12));
    assertThat(engine.finish(run).exitStatus()).isZero();
    assertThat(run.lasted()).isBetween(ofHours(12), ofHours(13));
    assertThat(events(run, JobEvent.PhaseFailed.class)).isEmpty();
  }

  @Test void refusedLoginWaitsForSomebody() {
    LOGIN.job().writes("anneal.out", "1\n");
    LOGIN.refusesLogin();
    var run = anneal(LOGIN);
    engine.pass(ofDays(1));
    assertThat(run.hasEnded()).isFalse();
    assertThat(run.status()).contains("does not let us in");
    LOGIN.letsIn();
    engine.pass(ofHours(1));
    assertThat(run.hasEnded()).as("nobody has said that it is mended").isFalse();
    engine.enable(LOGIN);
    assertThat(engine.finish(run).exitStatus()).isZero();
  }

  @Test void endsAsTheClusterTells() {
    ENDS.nextJob().runsFor(ofMinutes(2)).writes("anneal.out", "1\n").leavesTheList();
    assertThat(engine.finish(anneal(ENDS)).exitStatus()).isZero();
    ENDS.nextJob().runsFor(ofMinutes(2)).endedByScheduler(ExitCode.exitCode(120, "out of walltime"));
    assertThat(engine.finish(anneal(ENDS)).exitStatus()).as("the parser, which finds no energy, overrules").isEqualTo(310);
    ENDS.nextJob().runsFor(ofMinutes(2)).vanishes();
    var lost = anneal(ENDS);
    engine.pass(ofHours(1));
    assertThat(lost.status()).contains("neither accounting nor exit sentinel tell how it ended");
    engine.control(lost, new ProcessCommand.Kill("lost", KillMode.FORCE));
    assertThat(engine.finish(lost).state()).isEqualTo("killed");
    ENDS.nextJob().does(dir -> {
      dir.write("anneal.out", dir.text("anneal.in").replaceAll("\\D", ""));
      return 0;
    });
    assertThat(engine.finish(anneal(ENDS)).out(Anneal.Out::energy)).isEqualTo(new Int(1));
  }

  @Test void slowFilesTakeVirtualTimeOnly() {
    var cluster = FakeCluster.named("slow");
    cluster.takes(Fault.UPLOAD, ofHours(3)).job().runsItsScript();
    try (var other = VirtualEngine.start(cluster, Anneal.class)) {
      var code = org.clew.data.CodeData.installed("tail", "slow", "/usr/bin/wc");
      var run = other.run(Anneal.class, new Anneal.In(new Int(1), code));
      assertThat(run.exitStatus()).as("wc counts lines, words and bytes").isEqualTo(310);
      assertThat(cluster.jobs().getFirst().dir().text("anneal.out").strip().split(" +")).containsExactly("1", "2", "7");
      assertThat(run.lasted()).as("two uploads").isBetween(ofHours(6), ofHours(7));
    }
  }

  @Test void engineThatDiesFindsTheSameJobAgain() {
    CRASH.job().queuedFor(ofHours(5)).runsFor(ofHours(5)).writes("anneal.out", "1\n");
    var run = engine.submit(Campaign.class, new Campaign.In(new Int(8), CRASH.code("anneal")));
    engine.pass(ofHours(6));
    engine.crash();
    assertThat(engine.finish(run).exitStatus()).isZero();
    assertThat(run.lasted()).isBetween(ofHours(10), ofHours(11));
    assertThat(CRASH.jobs()).hasSize(1);
    run.exportJournal(folder.resolve("campaign.json"));
    assertThat(Chain.of(Campaign.class).with(Anneal.class).resumes(folder.resolve("campaign.json"))).hasSizeGreaterThan(4)
        .allSatisfy(resumed -> assertThat(resumed.result().out(Campaign.Out::energy)).isEqualTo(new Int(1)));
  }

  @Test void sameCampaignTakesTheSameTime() {
    assertThat(story()).isEqualTo(story()).hasSizeGreaterThan(15);
  }

  /** Events of a campaign and of its jobs, with their times. */
  private static List<String> story() {
    var cluster = FakeCluster.named("again");
    cluster.job().queuedFor(ofHours(1)).runsFor(ofHours(9)).writes("anneal.out", "1\n");
    cluster.fails(Fault.UPLOAD, 1).fails(Fault.DOWNLOAD, 1);
    try (var other = VirtualEngine.start(cluster, Campaign.class, Anneal.class)) {
      var run = other.run(Campaign.class, new Campaign.In(new Int(8), cluster.code("anneal")));
      return Stream.concat(run.journal().stream(), run.children().stream().flatMap(child -> run.journal(child.uuid()).stream()))
          .map(event -> event.at() + " " + event.getClass().getSimpleName()).toList();
    }
  }

  @Test void processThatDoesNotEndIsNamed() {
    NEVER.job().heldFor(ofDays(2000));
    var run = anneal(NEVER);
    assertThatThrownBy(() -> engine.passUntil("it has ended", ofHours(1), run::hasEnded)).isInstanceOf(AssertionError.class)
        .hasMessageContaining("it has ended");
    assertThatThrownBy(run::outcome).isInstanceOf(AssertionError.class).hasMessageContaining("has not ended");
    engine.control(run, new ProcessCommand.Kill("enough", KillMode.ORDERLY));
    assertThat(engine.finish(run).state()).isEqualTo("killed");
  }
}
