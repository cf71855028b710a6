package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeetingTest {
  /** Nobody listens there. */
  private static final String DEAD = "pekko://clew@127.0.0.1:9";

  @TempDir Path home;

  /** Names one after the other, and in the end the last again and again. */
  private static final class Named implements Meeting {
    private final List<Optional<String>> names;
    private final List<String> views = new ArrayList<>();

    /** @param names empty for nobody */
    Named(String... names) {
      this.names = Stream.of(names).map(name -> Optional.of(name).filter(text -> !text.isEmpty()))
          .collect(Collectors.toCollection(ArrayList::new));
    }

    @Override public void begins(ClusterView cluster) {
      views.add(cluster.address());
    }

    @Override public Optional<String> whomToJoin() {
      return names.size() > 1 ? names.removeFirst() : names.getFirst();
    }
  }

  @Test void whoeverDiesWhileItIsAskedIsNotWaitedFor() {
    var meeting = new Named(DEAD, DEAD, "");
    try (var engine = Engine.start(EngineConfig.at(home, Chains.all()), meeting)) {
      assertThat(engine.cluster().nodes()).singleElement().satisfies(node -> assertThat(node.status()).isEqualTo("up"));
      assertThat(meeting.views).containsExactly(engine.cluster().address());
    }
  }

  @Test void whoIsNotLetInSaysSo() {
    var impatient = EngineConfig.at(home, Chains.all()).with(ConfigFactory.parseString("clew.cluster.join-limit = 500ms"));
    assertThatThrownBy(() -> Engine.start(impatient, new Named(DEAD))).isInstanceOf(NotLetInException.class)
        .hasMessageContaining("did not become a member of its cluster within").hasMessageContaining("clew cluster status");
  }
}
