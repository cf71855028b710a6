package org.clew.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The logs of all workers as one: {@code daemon.log} of the first seat, {@code daemon-N.log} of the others, whose lines are
 * marked.
 */
final class DaemonLog {
  private static final long PAUSE_MS = 200;

  private final TreeMap<Integer, LogTail> tails = new TreeMap<>();
  private final Path home;

  DaemonLog(Path home) {
    this.home = home;
  }

  static Path file(Path home, int seat) {
    return home.resolve(seat == 1 ? "daemon.log" : "daemon-" + seat + ".log");
  }

  /** The last lines by the time that they begin with. Following goes on from here. */
  List<String> last(int lines) throws IOException {
    findNew();
    record Line(String time, String text) {}
    var all = new ArrayList<Line>();
    for (var tail : tails.entrySet()) {
      var time = "";
      for (var line : tail.getValue().last(lines)) {
        if (line.matches("\\d{4}-\\d\\d-\\d\\dT.*")) time = line.substring(0, Math.min(24, line.length()));
        all.add(new Line(time, marked(tail.getKey(), line)));
      }
    }
    all.sort(Comparator.comparing(Line::time));
    return all.stream().skip(Math.max(0, all.size() - lines)).map(Line::text).toList();
  }

  /** Gives each new piece, in whatever size it comes, until told to end; lines of workers other than the first are whole. */
  void follow(Consumer<String> sink, BooleanSupplier goOn) throws IOException, InterruptedException {
    while (goOn.getAsBoolean()) {
      findNew();
      for (var tail : tails.entrySet()) {
        var more = tail.getKey() == 1 ? tail.getValue().more() : marked(tail.getKey(), tail.getValue().moreLines());
        if (!more.isEmpty()) sink.accept(more);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }
  }

  private void findNew() throws IOException {
    tails.computeIfAbsent(1, seat -> new LogTail(file(home, seat)));
    if (!Files.isDirectory(home)) return;
    try (var files = Files.newDirectoryStream(home, "daemon-*.log")) {
      for (var file : files) {
        var number = file.getFileName().toString().replaceAll("\\D", "");
        if (number.matches("\\d{1,4}")) tails.computeIfAbsent(Integer.parseInt(number), _ -> new LogTail(file));
      }
    }
  }

  private static String marked(int seat, String text) {
    return seat == 1 || text.isEmpty() ? text : text.replaceAll("(?m)^(?=.)", "[" + seat + "] ");
  }
}
