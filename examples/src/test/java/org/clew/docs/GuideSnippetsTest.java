package org.clew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.clew.caching.Caching;
import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.data.Int;
import org.clew.definition.Definitions;
import org.clew.definition.ProcessProvider;
import org.clew.docs.aiida.Halvings;
import org.clew.docs.aiida.WordCount;
import org.clew.launch.Engine;
import org.clew.launch.EngineConfig;
import org.clew.spec.Spec;
import org.clew.workchain.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that pages show and that has no better place. */
class GuideSnippetsTest {
  static final class Versioned extends CalcJob<WordCount.In, WordCount.Out> {
    @Override protected Spec spec() {
      return Spec.named("docs.versioned");
    }

    // #region cache-version
    @Override protected int cacheVersion() {
      return 2;
    }
    // #endregion

    @Override protected JobPlan prepare(WordCount.In in, Sandbox folder) {
      return JobPlan.nothing();
    }

    @Override protected Result<WordCount.Out> parse(WordCount.In in, Retrieved retrieved) {
      return ok(new WordCount.Out(new Int(0)));
    }
  }

  // #region provider
  public static final class Counting implements ProcessProvider {
    @Override public List<Class<?>> processes() {
      return List.of(Halvings.class, WordCount.class);    // Launchable classes, and holders of process functions
    }
  }
  // #endregion

  @Test void jobsHaveTheirCacheVersion() {
    assertThat(new Versioned().definition().cacheVersion()).isEqualTo(2);
  }

  @Test void providersNameProcesses() {
    var definitions = new Definitions();
    new Counting().processes().forEach(definitions::register);
    assertThat(definitions.all()).containsKeys("docs.halvings", "docs.half", "docs.word_count");
  }

  @Test void cachingIsTurnedOnForAWhile(@TempDir Path home) throws Exception {
    var inputs = new Halvings.In(new Int(12), new Int(64));
    try (var engine = Engine.start(EngineConfig.at(home, new Definitions()))) {
      engine.run(Halvings.class, inputs);
      // #region caching
      try (var _ = Caching.enabled("docs.*")) {
        engine.run(Halvings.class, inputs);
      }
      // #endregion
      engine.run(Halvings.class, inputs);
      var halves = engine.store().graph()
          .processes(new org.clew.store.Graph.Filter(java.util.Set.of(), java.util.Optional.of("half"), false,
          false, false, java.util.Optional.empty(), java.util.OptionalLong.empty(), 10));
      assertThat(halves).hasSize(6).filteredOn(half -> half.cachedFrom() != null).hasSize(2);
    }
  }
}
