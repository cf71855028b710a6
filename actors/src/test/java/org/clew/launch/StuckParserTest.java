package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.clew.computer.BuiltIn;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.process.KillMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StuckParserTest {
  @TempDir Path home;

  @Test @DisplayName(
      "SPEC 15.7/59 while one parser never ends and one uses a core, chains and jobs begin and end, and control is answered")
  void othersGoOn() throws Exception {
    var definitions = Chains.all();
    definitions.register(Parsing.class);
    try (var test = TestEngine.at(home, definitions, UnaryOperator.identity())) {
      var waits = test.submit("test.parsing", Map.of("how", new Str("waits"), "code", BuiltIn.bash()));
      var computes = test.submit("test.parsing", Map.of("how", new Str("computes"), "code", BuiltIn.bash()));
      assertThat(Parsing.WAITS.await(20, TimeUnit.SECONDS) && Parsing.COMPUTES.await(20, TimeUnit.SECONDS)).isTrue();
      long before = Parsing.turns;
      for (int i = 0; i < 5; i++) {
        var chain = test.end(test.submit("test.product", Map.of("x", new Int(i), "y", new Int(2))));
        assertThat(chain.outputs()).extractingByKey("result").extracting("plain").isEqualTo(2L * i);
      }
      assertThat(test.end(test.submit("test.job", Map.of("script", new Str("echo 7"), "code", BuiltIn.bash()))).exitStatus())
          .isZero();
      test.pause(waits.uuid(), "hold");
      test.play(waits.uuid());
      assertThat(test.status(computes.uuid()).state()).isEqualTo("waiting");
      assertThat(Parsing.turns).as("it has computed all the while").isGreaterThan(before);
      assertThat(test.row(waits.pk()).jobState()).isEqualTo(test.row(computes.pk()).jobState()).isEqualTo("parsing");
      test.kill(waits.uuid(), KillMode.ORDERLY);
      assertThat(test.end(waits).state()).isEqualTo("killed");
      Parsing.released = true;
      assertThat(test.end(computes).exitStatus()).isZero();
    } finally {
      Parsing.released = true;
    }
  }
}
