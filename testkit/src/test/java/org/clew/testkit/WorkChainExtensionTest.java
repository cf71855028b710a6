package org.clew.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.clew.data.Int;
import org.clew.testkit.sample.Add;
import org.clew.testkit.sample.MultiplyAdd;
import org.clew.testkit.sample.Retrying;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

class WorkChainExtensionTest {
  @WorkChainTest(MultiplyAdd.class)
  static final class WithoutCrash {
    @CrashAfterEveryStep void onlyRuns(Chain<MultiplyAdd.In, MultiplyAdd.Out> chain) {}
  }

  @WorkChainTest(MultiplyAdd.class)
  static final class OfAnotherChain {
    @Test void takes(Chain<Add.In, Add.Out> chain) {}
  }

  static final class OfNoChain {
    @Golden void outline() {}
  }

  @WorkChainTest(Broken.class)
  static final class WithoutGoldenFile {
    @Golden void outline() {}
  }

  @WorkChainTest(value = Retrying.class, coverage = 90)
  static final class OfHalf {
    @Test void givesUp(Chain<Retrying.In, Retrying.Out> chain) {
      chain.stub(Add.class, in -> Answers.failed(Add.NO_OUTPUT)).run(new Retrying.In(new Int(2)));
    }

    @Test void doesNothing() {}
  }

  @Test void tooLittleCoverageFailsNamingWhatWasNotReached() {
    assertThat(failuresOf(OfHalf.class))
        .contains("The tests of OfHalf reach 85 % of 'sample.retrying'; never reached: condition 'unsolved?/then' being false");
  }

  @Test void crashTestHasToCrash() {
    assertThat(failuresOf(WithoutCrash.class)).contains("onlyRuns has no crash in it; call chain.runsTheSame(inputs)");
  }

  @Test void refusesTheRecordsOfAnotherProcess() {
    assertThat(failuresOf(OfAnotherChain.class)).contains("a chain of MultiplyAdd is a Chain<").contains("Add$In");
  }

  @Test void asksWhichChain() {
    assertThat(failuresOf(OfNoChain.class)).contains("Annotate OfNoChain with @WorkChainTest(MyChain.class)");
  }

  @Test void missingGoldenFileFailsWithTheTextToPaste() {
    assertThat(failuresOf(WithoutGoldenFile.class)).contains("there is no golden outline of 'test.broken'")
        .contains("-Dclew.update=true")
        .contains("first\nsecond\n");
  }

  private static String failuresOf(Class<?> test) {
    var listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false").build(), listener);
    var text = new StringWriter();
    listener.getSummary().printFailuresTo(new PrintWriter(text));
    return text.toString().replace("\r\n", "\n");
  }
}
