package org.clew.docs.aiida;

import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Missing;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.calcjob.Text;
import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/** Counts words with the wc of a computer: a job and its parser in one class. */
// #region job
public final class WordCount extends CalcJob<WordCount.In, WordCount.Out> {
  public record In(Str text, CodeData code) {}

  public record Out(Int words) {}

  static final ExitCode NO_COUNT = ExitCode.exitCode(310, "There is no count in the output.").invalidatesCache();

  @Override protected Spec spec() {
    return Spec.named("docs.word_count").defaultTo(In::code, CodeData.installed("wc", "localhost", "/usr/bin/wc"));
  }

  @Override protected JobPlan prepare(In in, Sandbox folder) {                      // prepare_for_submission(folder)
    folder.write("text.txt", in.text().value());
    return JobPlan.run(in.code()).arguments("-w").stdin("text.txt").stdout("count.txt").retrieve("count.txt");
  }

  @Override protected Result<Out> parse(In in, Retrieved retrieved) {               // Parser.parse(**kwargs)
    return switch (retrieved.read("count.txt")) {
      case Text(var count) when count.strip().matches("\\d+") -> ok(new Out(Int.parse(count)));
      case Text _, Missing _ -> fail(NO_COUNT);
    };
  }
}
// #endregion
