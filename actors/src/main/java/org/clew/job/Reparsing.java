package org.clew.job;

import java.util.List;
import java.util.Map;
import org.clew.calcjob.CalcJobRun;
import org.clew.calcjob.ExitPrecedence;
import org.clew.calcjob.JobParser;
import org.clew.data.Data;
import org.clew.definition.BirthInputs;
import org.clew.process.Env;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.spec.ExitCode;

/** Parses what an ended job brought back in a process of its own. */
public final class Reparsing {
  private Reparsing() {}

  /** What a parser would end a process with, nothing of which is stored. */
  public record Answer(ExitCode code, Map<String, Data> outputs) {}

  /** The events that end the process; it runs again from its beginning after a crash. */
  public static List<ProcessEvent> run(JobParser parser, ProcessState state, Env env) throws InterruptedException {
    try {
      var inputs = BirthInputs.nested(state.birth(), env);
      var answer = called(parser, inputs);
      return List.of(new ParserCall(parser.spec().outputs(), state.outputs(), null, env)
          .judged(answer.code(), answer.outputs(), List.of()));
    } catch (DefinitionException e) {
      return List.of(e.event(env.now()));
    }
  }

  /**
   * Calls the parser alone.
   *
   * @param inputs processed ones, nested by port name
   * @throws IllegalStateException when the parser throws, or returns what it may not
   */
  public static Answer trial(JobParser parser, Map<String, Object> inputs) throws InterruptedException {
    try {
      return called(parser, inputs);
    } catch (DefinitionException e) {
      throw new IllegalStateException(e.text(), e);
    }
  }

  private static Answer called(JobParser parser, Map<String, Object> inputs) throws DefinitionException, InterruptedException {
    var files = JobParser.files(inputs);
    var result = ParserCall.parse(parser.job(), inputs, files);
    var code = ExitPrecedence.of(null, result, files.schedulerCode());
    return new Answer(code, CalcJobRun.outputs(result));
  }
}
