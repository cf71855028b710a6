package org.clew.workchain.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Dict;
import org.clew.data.Int;
import org.clew.spec.ExitCode;
import org.clew.workchain.Run;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IterationTest {
  record In(Int x, Optional<Int> y) {}

  private final RestartContext context = new RestartContext();
  private final Iteration<In, RestartContext, In> iteration = new Iteration<>(run(context), null, ExitCode.SUCCESS);

  @SuppressWarnings("unchecked")
  private static Run<In, RestartContext, In> run(RestartContext context) {
    return (Run<In, RestartContext, In>) Proxy.newProxyInstance(IterationTest.class.getClassLoader(), new Class<?>[] {Run.class},
        (_, method, _) -> {
          if (method.getName().equals("ctx")) return context;
          throw new UnsupportedOperationException(method.getName());
        });
  }

  @Test @DisplayName("SPEC 5.1 new inputs take the place of those of the record; monitors and metadata stay")
  void repeatsWithMonitorsAndMetadata() {
    var monitors = Map.of("watcher", new Dict(Map.of("entry_point", "core.stop")));
    context.inputs = new LinkedHashMap<>(Map.of("x", new Int(1), "y", new Int(2), "monitors", monitors,
        "metadata", Map.of("label", "mine")));
    iteration.repeatWith(new In(new Int(3), Optional.empty()));
    assertThat(context.nextInputs())
        .isEqualTo(Map.of("x", new Int(3), "monitors", monitors, "metadata", Map.of("label", "mine")));
    assertThat(iteration.inputs(In.class)).isEqualTo(new In(new Int(3), Optional.empty()));
  }

  @Test @DisplayName("SPEC 5.1 one input is set or taken away at any depth")
  void setsOneInput() {
    context.inputs = new LinkedHashMap<>(Map.of("x", new Int(1), "metadata", Map.of("options", Map.of("queue_name", "short"))));
    iteration.setInput("metadata.options.max_wallclock_seconds", 60L);
    iteration.setInput("metadata.options.queue_name", null);
    iteration.setInput("y", new Int(2));
    assertThat(context.nextInputs()).isEqualTo(Map.of("x", new Int(1), "y", new Int(2),
        "metadata", Map.of("options", Map.of("max_wallclock_seconds", 60L))));
  }
}
