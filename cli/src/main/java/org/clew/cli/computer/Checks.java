package org.clew.cli.computer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.clew.cli.computer.Check.Finding;
import org.clew.cli.computer.Check.Status;
import org.clew.transport.TransportException;

/** Looks at one thing after the other; after a failure that spoils the others these are skipped. */
final class Checks {
  private final Consumer<Check> listener;
  private final List<Check> done = new ArrayList<>();
  private boolean hopeless;

  /** @param listener told of each check when it is done */
  Checks(Consumer<Check> listener) {
    this.listener = listener;
  }

  /** A look at something; trouble is a failure. */
  @FunctionalInterface
  interface Look {
    Finding look() throws IOException, InterruptedException;
  }

  /** What a failure means for the checks that follow. */
  enum Weight { DECISIVE, SINGLE }

  void check(String name, String title, Weight weight, String remedy, Look look) throws InterruptedException {
    var begin = System.nanoTime();
    var finding = hopeless ? new Finding(Status.SKIPPED, "not looked at, as the above has failed", "") : finding(remedy, look);
    add(name, title, (System.nanoTime() - begin) / 1e9, finding);
    if (finding.status() == Status.FAILED && weight == Weight.DECISIVE) hopeless = true;
  }

  void add(String name, String title, double seconds, Finding finding) {
    var check = new Check(name, title, finding.status(), seconds, finding.message(), finding.remedy());
    done.add(check);
    listener.accept(check);
  }

  /** All that is added from here on is skipped. */
  void giveUp() {
    hopeless = true;
  }

  private static Finding finding(String remedy, Look look) throws InterruptedException {
    try {
      return look.look();
    } catch (IOException | IllegalArgumentException e) {
      return Finding.failed(words(e), remedy);
    }
  }

  /** For people: exceptions of files have the path alone as their message. */
  static String words(Exception e) {
    if (e instanceof TransportException || e.getMessage() != null && e.getMessage().contains(" ")) return e.getMessage();
    return e.getClass().getSimpleName().replaceFirst("Exception$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(java.util.Locale.ROOT) + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }

  List<Check> done() {
    return List.copyOf(done);
  }

  boolean hasFailed() {
    return done.stream().anyMatch(check -> check.status() == Status.FAILED);
  }
}
