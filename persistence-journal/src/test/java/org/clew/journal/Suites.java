package org.clew.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.scalatest.Args;
import org.scalatest.Reporter;
import org.scalatest.Suite;
import org.scalatest.events.Event;
import org.scalatest.events.SuiteAborted;
import org.scalatest.events.TestFailed;
import org.scalatest.events.TestSucceeded;
import scala.Option;

/** Runs one of Pekko's compatibility suites inside a JUnit test. */
final class Suites {
  private static final class Collector implements Reporter {
    final List<String> passed = new ArrayList<>();
    final List<String> failed = new ArrayList<>();

    @Override public synchronized void apply(Event event) {
      switch (event) {
        case TestSucceeded test -> passed.add(test.testName());
        case TestFailed test -> failed.add(test.testName() + ": " + test.message());
        case SuiteAborted suite -> failed.add("aborted: " + suite.message());
        default -> { }
      }
    }
  }

  private Suites() {}

  /** Passes when nothing failed and at least so many tests succeeded. */
  static void run(Suite suite, int atLeast) {
    Collector collector = new Collector();
    Args args = Args.apply(collector, Args.apply$default$2(), Args.apply$default$3(), Args.apply$default$4(),
        Args.apply$default$5(),
        Args.apply$default$6(), Args.apply$default$7(), false, Args.apply$default$9(), Args.apply$default$10());
    suite.run(Option.empty(), args).waitUntilCompleted();
    assertThat(collector.failed).isEmpty();
    assertThat(collector.passed).hasSizeGreaterThanOrEqualTo(atLeast);
  }
}
