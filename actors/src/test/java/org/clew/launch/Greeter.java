package org.clew.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.clew.data.DataTypeProvider;
import org.clew.definition.ProcessProvider;

/** A plugin in versions: its chain waits for a child at a door, then makes a text and a shade that tell the version. */
final class Greeter {
  private Greeter() {}

  /** @param firstStep name of the step that waits, followed by what belongs behind it, such as {@code .formerly("wait")} */
  static Path jar(Path folder, String version, String... firstStep) throws IOException {
    var step = firstStep.length == 0 ? "wait" : firstStep[0];
    var more = firstStep.length < 2 ? "" : firstStep[1];
    var chain = """
        import java.util.Map;
        import org.clew.data.*;
        import org.clew.function.CalcFunction;
        import org.clew.outline.Outline;
        import org.clew.spec.Spec;
        import org.clew.workchain.*;
        public final class Greeter extends WorkChain<Greeter.In, Greeter.Ctx, Greeter.Out> {
          public record In(Str door) {}
          public record Out(Str greeting, Shade shade) {}
          public static final class Ctx { Shade shade; }
          @Override protected Spec spec() { return Spec.named("plug.greeter"); }
          @Override protected Outline<Run<In, Ctx, Out>> outline() {
            return Outline.of(step("%s", run -> {
              run.ctx().shade = run.calc(Words::shade);
              return awaiting(run.submit("test.held", Map.of("first", run.in().door(), "second", new Str(""))));
            })%s, step("greet", run -> {
              run.out(Out::greeting, run.calc(Words::greet, run.ctx().shade));
              run.out(Out::shade, run.ctx().shade);
            }));
          }
        }
        """.formatted(step, more);
    var words = """
        import org.clew.data.Str;
        import org.clew.function.CalcFunction;
        public final class Words {
          @CalcFunction("plug.shade") public static Shade shade() { return new Shade("shade of %1$s"); }
          @CalcFunction("plug.greet") public static Str greet(Shade shade) { return new Str(shade.text() + ", hello from %1$s"); }
        }
        """.formatted(version);
    var shade = """
        import org.clew.data.*;
        public final class Shade extends Data {
          static final DataType<Shade> TYPE = new DataType<>("data.plug.shade", Shade.class,
              (plain, blobs) -> new Shade((String) plain));
          private final String text;
          public Shade(String text) { this.text = text; }
          String text() { return text + " read by %s"; }
          @Override public String type() { return TYPE.name(); }
          @Override public Object plain() { return text; }
          @Override public boolean equals(Object other) { return other instanceof Shade that && text.equals(that.text); }
          @Override public int hashCode() { return text.hashCode(); }
        }
        """.formatted(version);
    var brings = """
        import java.util.List;
        import org.clew.data.*;
        import org.clew.definition.ProcessProvider;
        public final class Brings implements ProcessProvider, DataTypeProvider {
          @Override public List<Class<?>> processes() { return List.of(Greeter.class, Words.class); }
          @Override public List<DataType<?>> dataTypes() { return List.of(Shade.TYPE); }
        }
        """;
    var files = new HashMap<>(Jars.service(ProcessProvider.class, "Brings"));
    files.putAll(Jars.service(DataTypeProvider.class, "Brings"));
    return Jars.jar(folder, "greeter", version, Map.of("Greeter", chain, "Words", words, "Shade", shade, "Brings", brings),
        files);
  }
}
