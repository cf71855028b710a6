package org.clew.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What stores of earlier schemas hold in the tests of migrations: a chain 2 that has ended, its input 1 and its output 3; and
 * that it is all
 * there afterwards.
 */
public final class OldStore {
  public static final UUID DATA = UUID.fromString("018f4e9a-0000-7000-8000-000000000001");
  public static final UUID CHAIN = UUID.fromString("018f4e9a-0000-7000-8000-000000000002");
  public static final UUID RESULT = UUID.fromString("018f4e9a-0000-7000-8000-000000000003");
  public static final UUID GROUP = UUID.fromString("018f4e9a-0000-7000-8000-000000000004");
  public static final String ID = "process|" + CHAIN;
  public static final String HASH = "0123456789abcdef".repeat(4);
  public static final long NEXT_PK = 100;

  private OldStore() {}

  /**
   * Statements for a relational database.
   *
   * @param bytes makes a literal of hexadecimal digits
   */
  public static List<String> statements(int version, UnaryOperator<String> bytes) {
    List<String> all = new ArrayList<>(List.of("INSERT INTO entity (id, persistence_id) VALUES (1, '" + ID + "')",
        "INSERT INTO event (entity, sequence_nr, serializer, timestamp, manifest, payload) VALUES (1, 1, 33, 5, 'm.v1', "
            + bytes.apply("0a") + ")",
        "INSERT INTO event (entity, sequence_nr, serializer, timestamp, manifest, payload) VALUES (1, 2, 33, 6, 'm.v1', "
            + bytes.apply("0b") + ")",
        "INSERT INTO snapshot VALUES (1, 2, 7, 33, 's.v1', " + bytes.apply("0c") + ")",
        "INSERT INTO checkpoint_tag VALUES (1, 'here', 2, 8)",
        node(1, DATA, "data.int", "7", "seven", bytes), node(2, CHAIN, "process.workchain", "{\"version\":\"1\"}", "", bytes),
        node(3, RESULT, "data.structure", "{\"z\":14}", "", bytes),
        "INSERT INTO process (pk, kind, process_type, process_label, ctime, mtime, state, sealed, exit_status)"
            + " VALUES (2, 'workchain', 'test.a', 'A', 10, 20, 'finished', 1, 0)",
        "INSERT INTO link (target, source, type, label) VALUES (2, 1, 'input_work', 'x')",
        "INSERT INTO link (target, source, type, label) VALUES (3, 2, 'return', 'y')",
        "INSERT INTO log VALUES (2, 15, 0, 23, 'test', 'hello')", "UPDATE meta SET value = " + NEXT_PK
            + " WHERE key = 'next_pk'"));
    if (version >= 2) all.addAll(List.of("INSERT INTO extras VALUES (1, '{\"k\":1}')",
        "INSERT INTO node_group VALUES (" + literal(GROUP, bytes) + ", 'mine', 'core', '', 'ann', 9, '{}')",
        "INSERT INTO group_member VALUES (" + literal(GROUP, bytes) + ", 1)"));
    if (version >= 3) all.add("INSERT INTO calculation VALUES (" + bytes.apply(HASH.substring(0, 32)) + ", 2)");
    return all;
  }

  private static String node(long pk, UUID uuid, String type, String content, String label, UnaryOperator<String> bytes) {
    return "INSERT INTO node (pk, uuid, node_type, label, description, ctime, mtime, content) VALUES (" + pk + ", "
        + literal(uuid, bytes) + ", '"
        + type + "', '" + label + "', '', 10, 10, '" + content + "')";
  }

  private static String literal(UUID uuid, UnaryOperator<String> bytes) {
    return bytes.apply(uuid.toString().replace("-", ""));
  }

  /** Everything is there, and the store can be worked with. */
  public static void assertWhole(Store store, int version) {
    assertThat(store.replay(ID, 1, 9).events()).extracting(event -> event.payload()[0]).containsExactly((byte) 10, (byte) 11);
    assertThat(store.snapshot(ID, 9, 9)).get().extracting(snapshot -> snapshot.payload()[0]).isEqualTo((byte) 12);
    assertThat(store.tags(ID)).extracting(CheckpointTag::tag).containsExactly("here");
    assertThat(store.graph().node(DATA)).get().extracting(Graph.NodeRow::content).isEqualTo(7L);
    assertThat(store.graph().node(RESULT)).get().extracting(Graph.NodeRow::mtime)
        .isEqualTo(java.time.Instant.EPOCH.plusNanos(10_000));
    assertThat(store.graph().nodesByLabel("seven", 9)).extracting(Graph.NodeRow::pk).containsExactly(1L);
    assertThat(store.graph().process(2)).get().satisfies(chain -> {
      assertThat(chain.state()).isEqualTo("finished");
      assertThat(chain.sealed()).isTrue();
      assertThat(chain.exitStatus()).isZero();
    });
    assertThat(store.graph().processCounts()).isEqualTo(Map.of("finished", 1L));
    assertThat(store.graph().incoming(2)).extracting(Graph.LinkRow::sourcePk).containsExactly(1L);
    assertThat(store.graph().outgoing(2)).extracting(Graph.LinkRow::label).containsExactly("y");
    assertThat(store.graph().logs(2)).extracting(Graph.LogRow::message).containsExactly("hello");
    assertThat(store.annotations().extras(1)).isEqualTo(version < 2 ? Map.of() : Map.of("k", 1L));
    assertThat(store.annotations().groups().of(1)).extracting(Groups.Group::label)
        .isEqualTo(version < 2 ? List.of() : List.of("mine"));
    assertThat(store.calculations().withHash(HASH, 0, 9)).isEqualTo(version < 3 ? List.of() : List.of(2L));
    var rare = org.clew.query.Vertex.data("data.structure");
    assertThat(store.finder().list(org.clew.query.Query.of(rare))).extracting(found -> found.pk(rare)).containsExactly(3L);
    assertThat(store.allocatePks(1)).isGreaterThanOrEqualTo(NEXT_PK);
    assertThatThrownBy(() -> await(store.write(events(ID, 2, 2)))).isInstanceOf(StaleWriterException.class);
    await(store.write(events(ID, 3, 3)));
    await(store.annotations().changeExtras(1, List.of(new ExtrasChange.Put(List.of("k"), 2L))));
    assertThat(store.annotations().extras(1)).isEqualTo(Map.of("k", 2L));
  }
}
