package org.clew.scheduler;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clew.spec.ExitCode;

/** Messages that batch systems leave in the output of a job when they end it; any line may hold one. */
final class Verdicts {
  private final Map<Pattern, ExitCode> byMessage = new LinkedHashMap<>();

  Verdicts when(String regex, ExitCode code) {
    byMessage.put(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), code);
    return this;
  }

  Optional<ExitCode> of(String text) {
    return byMessage.entrySet().stream().filter(rule -> rule.getKey().matcher(text).find()).map(Map.Entry::getValue).findFirst();
  }
}
