package org.clew.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.clew.store.PlainJson;
import org.clew.store.home.HomeConfig;
import org.clew.store.home.StoreKind;
import org.clew.store.home.StorePlace;
import org.clew.store.home.Stores;
import org.clew.testdb.CassandraServer;
import org.clew.testdb.OnCassandra;
import org.clew.testdb.PostgresServer;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three nodes on one store, one of which is frozen (SIGSTOP) until its processes are elsewhere, and then wakes up (SIGCONT). */
@OnCassandra
class FrozenOwnerTest {
  private static final int JOBS = 24;

  @TempDir Path home;
  private final List<ClusterNode> nodes = new ArrayList<>();

  @ParameterizedTest(name = "SPEC 15.7/55 an owner that was frozen cannot write any more: {0}") @EnumSource
  void itCannotWriteAnyMore(StoreKind kind) throws Exception {
    make(kind);
    for (int number = 1; number <= 3; number++) {
      nodes.add(ClusterNode.start(List.of(), home, "127.0.0.1", nodes.isEmpty() ? "" : nodes.getFirst().address()));
    }
    var jobs = JobsUnderWay.submit(nodes.getFirst(), home, JOBS);
    var frozen = nodes.get(2);
    frozen.signal("STOP");
    Await.until("the others do without it", () -> nodes.getFirst().ask("members").equals("members 2"), JobsUnderWay.LIMIT);
    frozen.signal("CONT");
    frozen.await("down");
    jobs.endWell();
  }

  private void make(StoreKind kind) throws Exception {
    var settings = new LinkedHashMap<String, Object>();
    settings.put(StorePlace.BACKEND, kind.durable());
    switch (kind) {
      case EMBEDDED -> { }
      case POSTGRES -> {
        var place = PostgresServer.shared().database();
        settings.put(StorePlace.URL, place.url());
        settings.put(StorePlace.USER, place.user());
        place.passwordFile().ifPresent(file -> settings.put(StorePlace.PASSWORD_FILE, file.toString()));
      }
      case CASSANDRA -> {
        settings.put(StorePlace.URL, CassandraServer.keyspace());
        settings.put(StorePlace.COPIES, 1L);
      }
    }
    Files.writeString(home.resolve(HomeConfig.FILE), PlainJson.write(settings));
    Stores.init(StorePlace.of(home));
  }

  @AfterEach void stop() throws Exception {
    for (var node : nodes) node.close();
  }
}
