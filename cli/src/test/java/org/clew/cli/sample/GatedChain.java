package org.clew.cli.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.NoContext;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Notes its steps in the file {@code trace} of a folder; the second waits there for a file {@code gate}. */
public final class GatedChain extends WorkChain<GatedChain.In, NoContext, GatedChain.Out> {
  public record In(Str folder, Int x) {}

  public record Out(Int x) {}

  @Override protected Spec spec() {
    return Spec.named("test.gated");
  }

  @Override protected Outline<Run<In, NoContext, Out>> outline() {
    return Outline.of(step("first", this::first), step("gate", this::gate), step("last", this::last));
  }

  void first(Run<In, NoContext, Out> run) throws IOException {
    note(run, "first");
  }

  void gate(Run<In, NoContext, Out> run) throws IOException, InterruptedException {
    note(run, "gate");
    while (!Files.exists(folder(run).resolve("gate"))) TimeUnit.MILLISECONDS.sleep(5);
  }

  void last(Run<In, NoContext, Out> run) throws IOException {
    note(run, "last");
    run.out(Out::x, run.in().x());
  }

  /** The steps that were begun, in order. */
  public static List<String> trace(Path folder) throws IOException {
    var file = folder.resolve("trace");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static Path folder(Run<In, NoContext, Out> run) {
    return Path.of(run.in().folder().value());
  }

  private static void note(Run<In, NoContext, Out> run, String step) throws IOException {
    Files.writeString(folder(run).resolve("trace"), step + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
