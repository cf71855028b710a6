package org.clew.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.NOON;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.process;
import static org.clew.store.Fixtures.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.clew.store.Groups.Group;
import org.junit.jupiter.api.Test;

/** What groups do, in any store. Part of {@link StoreContract}. */
abstract class GroupsContract extends OpenStore {
  @Test void labelAndTypeAreUniqueTogether() {
    Groups groups = store.annotations().groups();
    Group metals = group("metals/cubic", Groups.CORE);
    Group imported = group("metals/cubic", Groups.IMPORT);
    assertThat(await(groups.create(metals))).isTrue();
    assertThat(await(groups.create(imported))).isTrue();
    assertThat(await(groups.create(group("metals/cubic", Groups.CORE)))).isFalse();
    assertThatThrownBy(() -> await(groups.create(metals))).isInstanceOf(AnnotationException.class)
        .hasMessageContaining("already");
    reopen();
    assertThat(store.annotations().groups().all()).containsExactly(metals, imported);
    assertThat(store.annotations().groups().group(metals.uuid())).contains(metals);
    assertThat(store.annotations().groups().group("metals/cubic", Groups.IMPORT)).contains(imported);
    assertThat(store.annotations().groups().group("metals", Groups.CORE)).isEmpty();
  }

  @Test void oneOfTwoThatWantANameGetsIt() {
    try (Store other = open()) {
      for (int i = 0; i < 10; i++) {
        var mine = store.annotations().groups().create(group("g" + i, Groups.CORE));
        var others = other.annotations().groups().create(group("g" + i, Groups.CORE));
        assertThat(List.of(await(mine), await(others))).containsExactlyInAnyOrder(true, false);
      }
    }
    assertThat(store.annotations().groups().all()).hasSize(10);
  }

  @Test void groupsAreChangedAndForgotten() {
    Groups groups = store.annotations().groups();
    Group one = group("one", Groups.CORE);
    Group two = group("two", Groups.CORE);
    await(groups.create(one));
    await(groups.create(two));
    await(groups.describe(one.uuid(), "the first"));
    assertThat(await(groups.changeExtras(one.uuid(), List.of(new ExtrasChange.Put(List.of("a", "b"), 1L)))))
        .isEqualTo(Map.of("x", "y", "a", Map.of("b", 1L)));
    assertThatThrownBy(() -> await(groups.relabel(one.uuid(), "two"))).isInstanceOf(AnnotationException.class)
        .hasMessageContaining("'two'");
    assertThatThrownBy(() -> await(groups.relabel(one.uuid(), "/a"))).isInstanceOf(AnnotationException.class);
    await(groups.relabel(one.uuid(), "uno"));
    assertThat(groups.group(one.uuid())).contains(new Group(one.uuid(), "uno", Groups.CORE, "the first", "ann", NOON,
        Map.of("x", "y", "a", Map.of("b", 1L))));
    assertThat(await(groups.create(group("one", Groups.CORE)))).isTrue();
    assertThat(await(groups.delete(two.uuid()))).isTrue();
    assertThat(await(groups.delete(two.uuid()))).isFalse();
    assertThatThrownBy(() -> await(groups.describe(two.uuid(), "gone"))).isInstanceOf(AnnotationException.class);
    assertThatThrownBy(() -> await(groups.add(two.uuid(), List.of()))).isInstanceOf(AnnotationException.class);
  }

  @Test void membersComeAndGo() {
    List<Row> nodes = new ArrayList<>();
    for (long pk = 1; pk <= 1200; pk++) nodes.add(process(pk, "A", "finished", null));
    await(store.write(new Batch(List.of(), nodes)));
    Groups groups = store.annotations().groups();
    Group one = group("one", Groups.CORE);
    Group two = group("two", Groups.AUTO);
    await(groups.create(one));
    await(groups.create(two));
    assertThat(await(groups.add(one.uuid(), List.of(3L, 1L, 2L, 3L)))).isEqualTo(3);
    assertThat(await(groups.add(one.uuid(), LongStream.rangeClosed(1, 1200).boxed().toList()))).isEqualTo(1197);
    assertThat(groups.size(one.uuid())).isEqualTo(1200);
    assertThat(groups.members(one.uuid(), 0, 3)).containsExactly(1L, 2L, 3L);
    assertThat(groups.members(one.uuid(), 1198, 10)).containsExactly(1199L, 1200L);
    assertThatThrownBy(() -> await(groups.add(two.uuid(), List.of(1L, 5000L)))).isInstanceOf(AnnotationException.class)
        .hasMessageContaining("5000");
    assertThat(groups.size(two.uuid())).isZero();
    await(groups.move(one.uuid(), two.uuid(), List.of(7L, 8L)));
    assertThatThrownBy(() -> await(groups.move(one.uuid(), two.uuid(), List.of(7L, 9L)))).isInstanceOf(AnnotationException.class)
        .hasMessageContaining("7");
    assertThat(await(groups.remove(one.uuid(), List.of(9L, 7L)))).isEqualTo(1);
    assertThat(groups.size(one.uuid())).isEqualTo(1197);
    assertThat(groups.members(two.uuid(), 0, 9)).containsExactly(7L, 8L);
    await(groups.add(one.uuid(), List.of(8L)));
    assertThat(groups.of(8)).extracting(Group::label).containsExactly("one", "two");
    await(groups.delete(one.uuid()));
    assertThat(groups.of(8)).extracting(Group::label).containsExactly("two");
    assertThat(store.graph().process(3)).isPresent();
  }

  @Test void namesFollowRules() {
    for (String bad : List.of("", " a", "a ", "/a", "a/", "a//b", "a\nb", "x".repeat(256))) {
      assertThatThrownBy(() -> group(bad, Groups.CORE)).as(bad).isInstanceOf(AnnotationException.class)
          .hasMessageContaining("group");
    }
    for (String bad : List.of("", "Core", "core.", "core/x")) {
      assertThatThrownBy(() -> group("a", bad)).as(bad).isInstanceOf(AnnotationException.class).hasMessageContaining("type");
    }
  }

  private static Group group(String label, String type) {
    return new Group(Uuids.next(), label, type, "", "ann", NOON, Map.of("x", "y"));
  }
}
