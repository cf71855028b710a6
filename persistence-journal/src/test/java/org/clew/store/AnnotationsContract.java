package org.clew.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.NOON;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.change;
import static org.clew.store.Fixtures.process;
import static org.clew.store.Fixtures.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.clew.store.Annotations.Comment;
import org.junit.jupiter.api.Test;

/** What people can say about nodes, in any store. Part of {@link StoreContract}. */
abstract class AnnotationsContract extends GroupsContract {
  @Test void labelAndDescriptionChangeAtAnyTime() {
    Row born = process(1, "A", "finished", null);
    await(store.write(rows(born, new Row.DataNode(2, Uuids.next(), "data.int", 7L, "seven", NOON))));
    await(store.write(rows(new Row.ProcessChange(1, "finished", null, null, 0, null, null, null, null, true, null, NOON))));
    var annotations = store.annotations();
    await(annotations.label(1, "the best"));
    await(annotations.description(1, "of all"));
    await(annotations.label(2, "VII"));
    assertThat(store.graph().process(1)).get().extracting(Graph.ProcessRow::label, Graph.ProcessRow::description)
        .containsExactly("the best", "of all");
    assertThat(store.graph().node(1)).get().extracting(Graph.NodeRow::label, Graph.NodeRow::description)
        .containsExactly("the best", "of all");
    assertThat(store.graph().nodesByLabel("seven", 9)).isEmpty();
    assertThat(store.graph().nodesByLabel("VII", 9)).extracting(Graph.NodeRow::pk).containsExactly(2L);
    await(store.write(rows(born)));
    await(annotations.label(2, ""));
    reopen();
    assertThat(store.graph().nodesByLabel("VII", 9)).isEmpty();
    assertThat(store.graph().nodesByLabel("the best", 9)).extracting(Graph.NodeRow::pk).containsExactly(1L);
    assertThatThrownBy(() -> await(store.annotations().label(99, "x"))).isInstanceOf(AnnotationException.class)
        .hasMessageContaining("no node 99");
  }

  @Test void extrasAreSetBelowKeysAndTakenAway() {
    await(store.write(rows(process(1, "A", "finished", null), process(2, "B", "finished", null))));
    var annotations = store.annotations();
    await(annotations.changeExtras(1, List.of(put("kind", "metal"), put("review.by", "ann"), put("review.marks", List.of(1L,
        2.5)))));
    assertThat(await(annotations.changeExtras(1, List.of(put("review.by", "bob"), remove("kind"), remove("no.such"))))).isEqualTo(
        Map.of("review", Map.of("by", "bob", "marks", List.of(1L, 2.5))));
    await(annotations.changeExtras(2, List.of(new ExtrasChange.Replace(Map.of("a", true)))));
    reopen();
    assertThat(store.annotations().extras(1)).isEqualTo(Map.of("review", Map.of("by", "bob", "marks", List.of(1L, 2.5))));
    assertThat(store.annotations().extras(List.of(1L, 2L, 3L))).containsOnlyKeys(1L, 2L);
    await(store.annotations().changeExtras(2, List.of(new ExtrasChange.Replace(Map.of()))));
    assertThat(store.annotations().extras(List.of(1L, 2L))).containsOnlyKeys(1L);
    assertThat(store.annotations().extras(99)).isEmpty();
  }

  @Test void extrasAreChangedAsAWholeOrNotAtAll() {
    await(store.write(rows(process(1, "A", "finished", null))));
    var annotations = store.annotations();
    await(annotations.changeExtras(1, List.of(put("a", 1L))));
    assertThatThrownBy(() -> await(annotations.changeExtras(1, List.of(put("b", 2L), put("a.c", 3L)))))
        .isInstanceOf(AnnotationException.class).hasMessageContaining("'a' holds a value");
    assertThatThrownBy(() -> await(annotations.changeExtras(1, List.of(put("b", new Object())))))
        .isInstanceOf(AnnotationException.class).hasMessageContaining("plain");
    assertThatThrownBy(() -> await(annotations.changeExtras(9, List.of(put("b", 1L))))).isInstanceOf(AnnotationException.class);
    assertThat(annotations.extras(1)).isEqualTo(Map.of("a", 1L));
  }

  @Test void twoWritersLoseNoExtras() {
    await(store.write(rows(process(1, "A", "finished", null))));
    try (Store other = open()) {
      List<CompletionStage<?>> changes = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        changes.add(store.annotations().changeExtras(1, List.of(put("here.k" + i, (long) i))));
        changes.add(other.annotations().changeExtras(1, List.of(put("there.k" + i, (long) i))));
      }
      changes.forEach(Fixtures::await);
    }
    var extras = store.annotations().extras(1);
    assertThat((Map<?, ?>) extras.get("here")).hasSize(10);
    assertThat((Map<?, ?>) extras.get("there")).hasSize(10);
  }

  @Test void commentsAreKeptByUuid() {
    await(store.write(rows(process(1, "A", "finished", null), process(2, "A", "finished", null))));
    var annotations = store.annotations();
    Comment first = new Comment(Uuids.next(), 1, "ann <a@b>", NOON, NOON, "looks\nodd ünï");
    Comment second = new Comment(Uuids.next(), 1, "bob", NOON.plusSeconds(5), NOON.plusSeconds(5), "why?");
    await(annotations.saveComment(second));
    await(annotations.saveComment(first));
    assertThat(annotations.comments(1)).containsExactly(first, second);
    Comment changed = new Comment(first.uuid(), 1, "ann <a@b>", NOON, NOON.plusSeconds(9), "fine");
    await(annotations.saveComment(changed));
    reopen();
    assertThat(store.annotations().comments(1)).containsExactly(changed, second);
    assertThat(store.annotations().comment(second.uuid())).contains(second);
    assertThat(await(store.annotations().removeComment(second.uuid()))).isTrue();
    assertThat(await(store.annotations().removeComment(second.uuid()))).isFalse();
    assertThat(store.annotations().comments(1)).containsExactly(changed);
    assertThat(store.annotations().comments(2)).isEmpty();
    assertThat(store.annotations().comment(UUID.randomUUID())).isEmpty();
    assertThatThrownBy(() -> await(store.annotations().saveComment(
        new Comment(first.uuid(), 2, "x", NOON, NOON, "moved")))).isInstanceOf(AnnotationException.class)
            .hasMessageContaining("another node");
    assertThatThrownBy(() -> await(store.annotations().saveComment(new Comment(Uuids.next(), 77, "x", NOON, NOON, ""))))
        .isInstanceOf(AnnotationException.class).hasMessageContaining("no node 77");
  }

  @Test void changesOfTheEngineKeepAnnotations() {
    await(store.write(rows(process(1, "A", "created", null))));
    await(store.annotations().label(1, "mine"));
    await(store.annotations().changeExtras(1, List.of(put("k", "v"))));
    await(store.write(rows(change(1, "running", null), new Row.ProcessChange(1, null, null, null, null, null, null, null, null,
        null,
        Map.of("job_id", "5"), NOON))));
    assertThat(store.graph().process(1)).get().extracting(Graph.ProcessRow::label, Graph.ProcessRow::state)
        .containsExactly("mine", "running");
    assertThat(store.annotations().extras(1)).isEqualTo(Map.of("k", "v"));
  }

  private static ExtrasChange put(String path, Object plain) {
    return new ExtrasChange.Put(Arrays.asList(path.split("\\.")), plain);
  }

  private static ExtrasChange remove(String path) {
    return new ExtrasChange.Remove(Arrays.asList(path.split("\\.")));
  }
}
