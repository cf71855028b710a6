package org.clew.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.clew.data.Bool;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Notes each step in the file {@code trace} of a folder; the second step waits there for a file {@code gate}. */
public final class GatedChain extends WorkChain<GatedChain.In, GatedChain.Ctx, GatedChain.Out> {
  /** A {@code deaf} process does not heed interruption. */
  public record In(Str folder, Int x, Optional<Bool> deaf) {}

  public record Out(Int x) {}

  static final class Ctx {}

  @Override protected Spec spec() {
    return Spec.named("test.gated");
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(step("first", this::first), step("gate", this::gate), step("last", this::last));
  }

  void first(Run<In, Ctx, Out> run) {
    note(run, "first");
  }

  void gate(Run<In, Ctx, Out> run) throws InterruptedException {
    note(run, "gate");
    var gate = Path.of(run.in().folder().value(), "gate");
    while (!Files.exists(gate)) {
      try {
        TimeUnit.MILLISECONDS.sleep(5);
      } catch (InterruptedException e) {
        if (run.in().deaf().isEmpty()) throw e;
      }
    }
  }

  void last(Run<In, Ctx, Out> run) {
    note(run, "last");
    run.out(Out::x, run.in().x());
  }

  static List<String> trace(Path folder) {
    try {
      var file = folder.resolve("trace");
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void note(Run<In, Ctx, Out> run, String step) {
    try {
      Files.writeString(Path.of(run.in().folder().value(), "trace"), step + "\n", StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
