package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.clew.checkpoint.Integrity;
import org.clew.computer.BuiltIn;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.store.PlainJson;
import org.clew.store.home.HomeConfig;
import org.clew.store.home.StoreKind;
import org.clew.store.home.StorePlace;
import org.clew.store.home.Stores;
import org.clew.testdb.CassandraServer;
import org.clew.testdb.OnCassandra;
import org.clew.testdb.PostgresServer;
import org.clew.testwait.Await;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server of the store stops, or freezes, while jobs and work chains are under way, and is there again after a while. */
@OnCassandra
class StoreGoneTest {
  /** Seconds; 60 by {@code -Dclew.test.outage=60}. */
  private static final int OUTAGE = Integer.getInteger("clew.test.outage", 15);
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final int EACH = 12;

  @TempDir Path home;

  /** A server, as far as an outage of it goes. */
  private record Server(Map<String, Object> settings, Runnable stop, Runnable start) {
    static Server of(StoreKind kind) {
      return switch (kind) {
        case EMBEDDED -> throw new IllegalArgumentException("has no server");
        case POSTGRES -> {
          var server = PostgresServer.shared();
          var place = server.database();
          yield new Server(Map.of(StorePlace.BACKEND, "postgres", StorePlace.URL, place.url(), StorePlace.USER, place.user(),
              StorePlace.PASSWORD_FILE, place.passwordFile().orElseThrow().toString()), server::stop, server::start);
        }
        case CASSANDRA -> {
          var node = CassandraServer.shared();
          yield new Server(Map.of(StorePlace.BACKEND, "cassandra", StorePlace.URL, CassandraServer.keyspace(), StorePlace.COPIES,
              1L),
              () -> Signals.send(node.pid(), "STOP"), () -> Signals.send(node.pid(), "CONT"));
        }
      };
    }
  }

  @ParameterizedTest(name = "SPEC 15.7/56 the database is down in mid-run: no process is excepted or lost: {0}")
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EMBEDDED")
  void everythingGoesOnAfterwards(StoreKind kind) throws Exception {
    var server = Server.of(kind);
    Files.writeString(home.resolve(HomeConfig.FILE), PlainJson.write(server.settings()));
    Stores.init(StorePlace.of(home));
    try (var engine = Engine.start(EngineConfig.at(home, Chains.all()))) {
      var gate = home.resolve("gate");
      var processes = new ArrayList<ProcessFuture>();
      for (int i = 0; i < EACH; i++) {
        processes.add(engine.submit("test.job", Map.of("script", new Str("while [ ! -e " + gate + " ]; do sleep 0.1; done; sleep "
            + i * OUTAGE / EACH + "; echo 7"), "code", BuiltIn.bash())));
        processes.add(engine.submit("test.product", Map.of("x", new Int(6), "y", new Int(i))));
      }
      Await.until("all jobs run", () -> engine.store().graph().active().stream()
          .filter(row -> "withscheduler".equals(row.jobState())).count() == EACH,
          LIMIT);
      server.stop().run();
      try {
        Files.createFile(gate);
        TimeUnit.SECONDS.sleep(OUTAGE);
      } finally {
        server.start().run();
      }
      var ends = new ArrayList<Integer>();
      for (var process : processes) ends.add(process.await(LIMIT).exitStatus());
      assertThat(ends).hasSize(2 * EACH).containsOnly(0);
      assertThat(engine.store().graph().processCounts()).containsOnlyKeys("finished");
      assertThat(Integrity.of(engine.store(), _ -> { }).findings()).isEqualTo(List.of());
    }
  }
}
