package org.clew.scheduler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Recorded lines of squeue, which are divided by bars, with the divider of {@link SlurmQueue} and without account and QOS. */
final class SlurmLines {
  private static final int BEFORE_NAME = 3;
  private static final int AFTER_NAME = 11;

  private SlurmLines() {}

  static String squeue(String fixture) {
    return Fixtures.text("slurm/" + fixture).lines().map(SlurmLines::divided).collect(Collectors.joining("\n", "", "\n"));
  }

  /** A line with the given id, state, reason and name. */
  static String line(String id, String state, String reason, String name) {
    return divided(id + "|" + state + "|" + reason + "|" + name
        + "|alice|normal|1|1|0:00|1:00:00|2026-11-22T20:39:08|N/A|N/A||/scratch/alice") + "\n";
  }

  private static String divided(String line) {
    var words = Arrays.asList(line.split("\\|", -1));
    var end = words.size() - AFTER_NAME;
    var fields = new ArrayList<>(words.subList(0, BEFORE_NAME));
    fields.add(String.join("|", words.subList(BEFORE_NAME, end)));
    fields.addAll(words.subList(end, words.size()));
    fields.addAll(List.of("(null)", "normal"));
    return String.join(SlurmQueue.DIVIDER, fields);
  }
}
