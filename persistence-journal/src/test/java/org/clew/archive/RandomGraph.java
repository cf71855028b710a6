package org.clew.archive;

import static org.clew.store.Fixtures.NOON;
import static org.clew.store.Fixtures.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.clew.repository.Repository;
import org.clew.store.Annotations.Comment;
import org.clew.store.Batch;
import org.clew.store.ExtrasChange;
import org.clew.store.Groups.Group;
import org.clew.store.Row;
import org.clew.store.Store;
import org.clew.store.Uuids;

/**
 * Makes a provenance graph as engines would: data, calculations that make more of it, and workflows that call both and return
 * some.
 */
final class RandomGraph {
  private final Store store;
  private final Repository repository;
  private final Random random;
  private final List<Row> rows = new ArrayList<>();
  private final List<Long> data = new ArrayList<>();
  final List<Long> all = new ArrayList<>();

  RandomGraph(Store store, Repository repository, long seed) {
    this.store = store;
    this.repository = repository;
    this.random = new Random(seed);
  }

  /** Makes so many processes. */
  RandomGraph grow(int processes) {
    for (int i = 0; i < 3; i++) data(null);
    for (int left = processes; left > 0; left--) {
      if (random.nextInt(3) == 0) workflow(Optional.empty(), random.nextInt(3));
      else calculation(Optional.empty());
    }
    await(store.write(new Batch(List.of(), List.copyOf(rows))));
    rows.clear();
    annotate();
    return this;
  }

  private long workflow(Optional<Long> caller, int depth) {
    long pk = process(caller, random.nextBoolean() ? "workchain" : "workfunction");
    inputs(pk, "input_work");
    for (int calls = random.nextInt(3); calls > 0; calls--) {
      if (depth > 0 && random.nextBoolean()) workflow(Optional.of(pk), depth - 1);
      else calculation(Optional.of(pk));
    }
    for (int results = random.nextInt(3); results > 0; results--) rows.add(new Row.Link(pk, any(), "return", "result" + results));
    return pk;
  }

  private void calculation(Optional<Long> caller) {
    long pk = process(caller, random.nextBoolean() ? "calcjob" : "calcfunction");
    inputs(pk, "input_calc");
    for (int made = random.nextInt(3); made > 0; made--) data(new Row.Link(pk, 0, "create", "out__" + made));
  }

  private long process(Optional<Long> caller, String kind) {
    long pk = store.allocatePks(1);
    all.add(pk);
    var file = repository.put(("input of " + pk).getBytes(StandardCharsets.UTF_8));
    Map<String, Object> attributes = new LinkedHashMap<>(Map.of("version", Map.of("class", "x.Y"), "number", random.nextLong()));
    if (random.nextBoolean())
      attributes.put("input_files", Map.of("a/b.txt", Map.of("sha256", file.sha256(), "size", file.size())));
    rows.add(new Row.ProcessNode(pk, Uuids.next(), kind, "test." + kind, "Test", random.nextInt(4) == 0 ? "label " + pk : "", "",
        caller, attributes, "created", NOON.plusSeconds(pk)));
    boolean isCalculation = kind.startsWith("calc");
    caller.ifPresent(by -> rows.add(new Row.Link(by, pk, isCalculation ? "call_calc" : "call_work", "CALL")));
    boolean failed = random.nextInt(5) == 0;
    rows.add(new Row.ProcessChange(pk, failed ? "excepted" : "finished", false, "", failed ? null : (Integer) random.nextInt(2),
        "", failed ? "trace" : null, "", null, true, null, NOON.plusSeconds(pk + 5)));
    for (int i = random.nextInt(3); i > 0; i--)
      rows.add(new Row.Log(pk, NOON.plusSeconds(pk), 23, "test", "said " + i + " \u00e4\n\u4e16", i));
    return pk;
  }

  private void inputs(long pk, String type) {
    for (int i = random.nextInt(3); i >= 0; i--) rows.add(new Row.Link(any(), pk, type, "in" + i));
  }

  private long any() {
    return data.get(random.nextInt(data.size()));
  }

  private void data(Row.Link from) {
    long pk = store.allocatePks(1);
    var content = repository.put(("content " + random.nextInt(20)).getBytes(StandardCharsets.UTF_8));
    var file = Map.of("sha256", content.sha256(), "size", content.size());
    var choice = random.nextInt(5);
    Object plain = switch (choice) {
      case 0 -> random.nextLong();
      case 1 -> random.nextDouble();
      case 2 -> Map.of("x", List.of(1L, 2.0, "drei", Map.of()), "sha256", "no");
      case 3 -> Map.of("name", "f.txt", "file", file);
      default -> Map.of("files", Map.of("d/e.txt", file));
    };
    rows.add(new Row.DataNode(pk, Uuids.next(), List.of("data.int", "data.float", "data.dict", "data.singlefile", "data.folder")
        .get(choice), plain, random.nextInt(4) == 0 ? "data " + pk : "", NOON.plusSeconds(pk)));
    if (from != null) rows.add(new Row.Link(from.sourcePk(), pk, from.type(), from.label()));
    data.add(pk);
    all.add(pk);
  }

  private void annotate() {
    var notes = store.annotations();
    var group = new Group(Uuids.next(), "favourites/" + all.size(), "core", "those", "me", NOON, Map.of("k", 1L));
    await(notes.groups().create(group));
    for (var pk : all) {
      if (random.nextInt(4) == 0)
        await(notes.changeExtras(pk, List.of(new ExtrasChange.Put(List.of("rank"), random.nextLong()))));
      if (random.nextInt(6) == 0) await(notes.saveComment(new Comment(Uuids.next(), pk, "me", NOON, NOON, "nice")));
      if (random.nextInt(3) == 0) await(notes.groups().add(group.uuid(), List.of(pk)));
    }
  }
}
