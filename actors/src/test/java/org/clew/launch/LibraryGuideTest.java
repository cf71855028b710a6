package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.clew.actors.ControlAnswer;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.launch.Chains.Arithmetic;
import org.clew.launch.Chains.Held;
import org.clew.launch.Chains.Product;
import org.clew.process.KillMode;
import org.clew.process.ProcessCommand;
import org.clew.workchain.NotOk;
import org.clew.workchain.Ok;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code of docs/library.md. */
class LibraryGuideTest {
  private static final Duration SECONDS = Duration.ofSeconds(20);

  @TempDir Path home;

  private String ran(int x, int y) throws Exception {
    var definitions = Chains.all();
    // #region run
    try (var runner = new ProcessRunner(EngineConfig.at(home, definitions)).start()) {
      return switch (runner.run(Product.class, new Product.In(new Int(x), new Int(y)))) {
        case Ok(Product.Out(var result)) -> "the product is " + result.value();
        case NotOk<?> bad -> "it ended with " + bad.code();
      };
    }
    // #endregion
  }

  @Test void runs() throws Exception {
    assertThat(ran(6, 7)).isEqualTo("the product is 42");
  }

  @Test void controls() throws Exception {
    var said = new ArrayList<String>();
    try (var runner = new ProcessRunner(EngineConfig.at(home, Chains.all())).start()) {
      Int product = runner.calc(Arithmetic::multiply, new Int(6), new Int(7));
      assertThat(product).isEqualTo(new Int(42));
      var in = new Held.In(new Str("door of the guide"), new Str(Doors.NONE));
      // #region control
      var process = runner.submit(Held.class, in);
      var ended = runner.callOnProcessFinish(process.pk(), outcome -> said.add("it is " + outcome.state()));
      var engine = runner.engine();
      switch (engine.control(process.uuid(), new ProcessCommand.Pause("until Monday"), SECONDS).toCompletableFuture().get()) {
        case ControlAnswer.Accepted _ -> said.add("paused, whatever crashes now");
        case ControlAnswer.Refused(_, var reason) -> said.add(reason);
      }
      said.add(engine.status(process.uuid(), SECONDS).toCompletableFuture().get().state());
      engine.control(process.uuid(), new ProcessCommand.Play(), SECONDS).toCompletableFuture().get();
      engine.control(process.uuid(), new ProcessCommand.Kill("no longer needed", KillMode.ORDERLY), SECONDS).toCompletableFuture()
          .get();
      ended.get();
      // #endregion
      assertThat(said).startsWith("paused, whatever crashes now").endsWith("it is killed");
    }
  }

  @ParameterizedTest @ValueSource(strings = {"run", "control"})
  void codeOfTheGuideIsThis(String region) throws Exception {
    var module = Path.of("").toAbsolutePath();
    var source = Files.readString(module.resolve("src/test/java/org/clew/launch/LibraryGuideTest.java"));
    var mark = "// #region " + region + "\n";
    var begin = source.indexOf(mark) + mark.length();
    var code = source.substring(begin, source.indexOf("// #endregion", begin)).stripIndent().strip();
    assertThat(List.of(Files.readString(module.resolve("../docs/library.md")).split("```"))).contains("java\n" + code + "\n");
  }
}
