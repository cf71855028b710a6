package org.clew.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.clew.spec.ExitCode;

/**
 * What the messages of a failed submit command mean, the first rule that fits; a message that no rule knows leaves things
 * unclear.
 */
final class Refusals {
  private record Rule(Pattern pattern, Function<String, SubmitAnswer> answer) {}

  private final List<Rule> rules = new ArrayList<>();

  Refusals() {
    notTaken(
        "command not found|No such file or directory.*(sbatch|qsub|bsub)|(sbatch|qsub|bsub)['’:].*No such file or directory");
  }

  /** Messages that come only when the system has seen and refused the job for good. */
  Refusals refused(ExitCode code, String regex) {
    return rule(regex, text -> new SubmitAnswer.Refused(code, text));
  }

  /** Messages that come only when no job was made, for a reason that may pass. */
  Refusals notTaken(String regex) {
    return rule(regex, SubmitAnswer.NotTaken::new);
  }

  Refusals unclear(String regex) {
    return rule(regex, SubmitAnswer.Unclear::new);
  }

  private Refusals rule(String regex, Function<String, SubmitAnswer> answer) {
    rules.add(new Rule(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), answer));
    return this;
  }

  SubmitAnswer meaning(CommandResult failed) {
    var said = failed.stderr() + failed.stdout();
    for (var rule : rules) if (rule.pattern().matcher(said).find()) return rule.answer().apply(shown(failed));
    return new SubmitAnswer.Unclear(failed.shown());
  }

  private static String shown(CommandResult failed) {
    var said = failed.stderr().isBlank() ? failed.stdout() : failed.stderr();
    return said.strip().replaceAll("\\s*\\n\\s*", "; ");
  }
}
