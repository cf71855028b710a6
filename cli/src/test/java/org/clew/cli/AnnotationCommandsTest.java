package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.store.Batch;
import org.clew.store.Row;
import org.clew.store.Uuids;
import org.clew.store.sqlite.SqliteStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationCommandsTest {
  @TempDir private Path home;
  private Clew clew;

  /** A chain 1 that called a job 2, which made number 3 of number 4. */
  @BeforeEach void fill() {
    clew = new Clew(home);
    var now = java.time.Instant.parse("2026-01-01T12:00:00Z");
    try (var store = SqliteStore.open(home)) {
      store.write(new Batch(List.of(), List.of(
          new Row.ProcessNode(1, Uuids.next(), "workchain", "my.chain", "Chain", "", "", java.util.Optional.empty(),
              Map.of("version", "1"), "created", now),
          new Row.ProcessNode(2, Uuids.next(), "calcjob", "my.job", "Job", "job", "", java.util.Optional.of(1L), Map.of("cores",
              4L), "created", now),
          new Row.DataNode(3, Uuids.next(), "data.float", 2.5, "energy", now), new Row.DataNode(4, Uuids.next(), "data.int", 7L,
              "", now),
          new Row.Link(4, 2, "input_calc", "x"), new Row.Link(2, 3, "create", "energy"), new Row.Link(1, 2, "call_calc", "CALL"),
          new Row.ProcessChange(2, "finished", null, null, 410, null, null, null, null, true, null, now.plusSeconds(5)),
          new Row.ProcessChange(1, "finished", null, null, 0, null, null, null, null, true, null, now.plusSeconds(6)))))
          .toCompletableFuture().join();
    }
  }

  @Test void labelsAndDescriptionsAreSetAndShown() {
    assertThat(clew.json("node", "label", "1", "--set", "the best").list("nodes").getFirst()).containsEntry("label", "the best")
        .containsOnlyKeys("pk", "uuid", "label");
    assertThat(clew.run("node", "description", "the best", "--set", "of all").ok().out()).contains("1: of all");
    assertThat(clew.json("process", "show", "1").json()).containsEntry("label", "the best").containsEntry("description",
        "of all");
    clew.run("node", "label", "1", "3", "--set", "").ok();
    assertThat(clew.json("node", "label", "1", "3").list("nodes")).extracting(node -> node.get("label")).containsExactly("", "");
    assertThat(clew.run("node", "label", "nobody", "--set", "x").refusal(1)).contains("'nobody'");
  }

  @Test void extrasAreSetShownAndDeleted() throws Exception {
    clew.run("node", "extras", "1", "3", "--set", "review.by=ann", "--set", "review.marks=[1, 2.5]", "--set", "n=3").ok();
    var extras = (Map<?, ?>) clew.json("node", "extras", "3", "--delete", "n").list("nodes").getFirst().get("extras");
    assertThat(extras).isEqualTo(Map.of("review", Map.of("by", "ann", "marks", List.of(1L, 2.5))));
    assertThat(clew.run("node", "extras", "1", "-k", "review.by,none").ok().out()).isEqualTo("review.by: ann\n");
    assertThat(clew.json("node", "list", "-e", "review.by=ann", "-P", "pk,extras.n").json().get("nodes"))
        .isEqualTo(List.of(map("pk", 3L, "extras.n", null), map("pk", 1L, "extras.n", 3L)));
    assertThat(clew.json("node", "list", "-e", "n").list("nodes")).hasSize(1);
    Files.writeString(home.resolve("extras.yaml"), "a: {b: true}\n");
    clew.run("node", "extras", "1", "--replace", home.resolve("extras.yaml").toString()).ok();
    assertThat(clew.json("node", "show", "1").json().get("extras")).isEqualTo(Map.of("a", Map.of("b", true)));
    assertThat(clew.run("node", "extras", "1", "--set", "nothing").refusal(2)).contains("KEY=VALUE");
    assertThat(clew.run("node", "extras", "1", "--set", "a..b=1").refusal(2)).contains("a..b");
    assertThat(clew.run("node", "extras", "1", "--set", "a.b.c=1").refusal(1)).contains("'a.b' holds a value");
    assertThat(clew.run("node", "list", "-e", "a'b=1").refusal(2)).contains("no place in JSON");
  }

  @Test void attributesAreShown() {
    assertThat(clew.json("node", "attributes", "2", "3").list("nodes")).extracting(node -> node.get("attributes"))
        .containsExactly(Map.of("cores", 4L), Map.of("value", 2.5));
    assertThat(clew.run("node", "attributes", "2", "-k", "cores").ok().out()).isEqualTo("cores: 4\n");
  }

  @Test void commentsHaveAnAuthor() {
    clew.run("config", "set", "user.name", "Ann Lee").ok();
    clew.run("config", "set", "user.email", "ann@example.org").ok();
    var comment = clew.json("node", "comment", "add", "1", "-m", "looks odd").list("comments").getFirst();
    assertThat(comment).containsOnlyKeys("uuid", "node_pk", "author", "ctime", "mtime", "text").containsEntry("author",
        "Ann Lee <ann@example.org>");
    var uuid = (String) comment.get("uuid");
    assertThat(clew.json("node", "comment", "update", uuid, "-m", "fine").json()).containsEntry("text", "fine")
        .containsEntry("ctime", comment.get("ctime"));
    assertThat(clew.run("node", "comment", "show", "1", "2").ok().out()).contains("Ann Lee", "  fine", "Node 2: no comments");
    assertThat(clew.run("node", "show", "1").ok().out()).contains("Comments", "fine");
    assertThat(clew.json("node", "comment", "remove", uuid).json()).isEqualTo(Map.of("removed", List.of(uuid)));
    assertThat(clew.run("node", "comment", "remove", uuid).refusal(1)).contains("no comment " + uuid);
    assertThat(clew.run("node", "comment", "update", "17", "-m", "x").refusal(2)).contains("'17'");
    assertThat(clew.run("node", "comment", "add", "1", "-m", " ").refusal(2)).contains("empty");
  }

  @Test void groupsCollectNodes() {
    assertThat(clew.json("group", "create", "metals/cubic", "-d", "all of them").json())
        .containsOnlyKeys("uuid", "label", "type", "description", "author", "ctime", "extras", "size").containsEntry("type",
            "core");
    assertThat(clew.run("group", "create", "metals/cubic").refusal(1)).contains("'metals/cubic'", "another label");
    assertThat(clew.run("group", "create", "metals//cubic").refusal(2)).contains("'/'");
    assertThat(clew.json("group", "add-nodes", "-G", "metals/cubic", "1", "3", "energy").json()).containsEntry("added", 2L);
    assertThat(clew.run("group", "add-nodes", "-G", "metal/cubic", "1").refusal(1)).contains("Did you mean 'metals/cubic'?");
    assertThat(clew.json("process", "list", "-a", "-G", "metals/cubic").list("processes")).extracting(Clew::pk)
        .containsExactly("1");
    assertThat(clew.json("node", "list", "-G", "metals/cubic").list("nodes")).extracting(Clew::pk).containsExactly("3", "1");
    clew.run("group", "copy", "metals/cubic", "old").ok();
    assertThat(clew.json("group", "show", "old").list("nodes")).extracting(Clew::pk).containsExactly("1", "3");
    assertThat(clew.run("group", "show", "old", "-r").ok().out()).isEqualTo("1\n3\n");
    clew.run("group", "add-nodes", "-G", "old", "4").ok();
    assertThat(clew.json("group", "move-nodes", "-s", "old", "-t", "metals/cubic", "4").json()).containsEntry("moved", 1L)
        .containsEntry("size", 3L);
    assertThat(clew.run("group", "move-nodes", "-s", "old", "-t", "metals/cubic", "4").refusal(1))
        .contains("Not in the group: 4");
    assertThat(clew.json("group", "remove-nodes", "-G", "old", "--clear").json()).containsEntry("removed", 2L)
        .containsEntry("size", 0L);
    assertThat(clew.run("group", "remove-nodes", "-G", "old").refusal(2)).contains("--clear");
    for (var bad : List.of("", " odd", "metals//odd")) {
      assertThat(clew.run("group", "relabel", "old", bad).refusal(2)).isEqualTo(clew.run("group", "create", bad).refusal(2));
    }
    clew.run("group", "relabel", "old", "metals/tetragonal/odd").ok();
    clew.run("group", "description", "metals/tetragonal/odd", "few").ok();
    clew.run("group", "extras", "metals/tetragonal/odd", "-s", "a.b=1").ok();
    assertThat(clew.json("group", "show", "metals/tetragonal/odd").json()).containsEntry("description", "few")
        .containsEntry("extras", Map.of("a", Map.of("b", 1L)));
    assertThat(clew.json("group", "list", "-s", "metals/t").list("groups")).hasSize(1);
    assertThat(clew.json("group", "list", "-N", "4").list("groups")).extracting(group -> group.get("label"))
        .containsExactly("metals/cubic");
    assertThat(clew.run("group", "path", "ls").ok().out()).isEqualTo("metals/\n");
    assertThat(clew.run("group", "path", "ls", "metals", "-R").ok().out())
        .isEqualTo("metals/cubic\nmetals/tetragonal/\nmetals/tetragonal/odd\n");
    assertThat(clew.json("group", "path", "ls", "metals", "--no-virtual").list("paths")).extracting(place -> place.get("path"))
        .containsExactly("metals/cubic");
    assertThat(clew.run("group", "path", "ls", "nowhere").refusal(1)).contains("'nowhere'");
    assertThat(clew.run("group", "delete", "metals/cubic").refusal(1)).contains("--force", "3 nodes");
    assertThat(clew.answering("y\n", "group", "delete", "metals/cubic").status()).isZero();
    assertThat(clew.json("group", "list").list("groups")).hasSize(1);
    assertThat(clew.json("node", "show", "3").json().get("groups")).isEqualTo(List.of());
  }

  @Test void listingsHaveColumnsAndOrders() {
    assertThat(clew.json("process", "list", "-a", "-E", "410").list("processes")).extracting(Clew::pk).containsExactly("2");
    assertThat(clew.json("process", "list", "-a", "-L", "J%").list("processes")).extracting(Clew::pk).containsExactly("2");
    assertThat(clew.json("process", "list", "-a", "--type", "my.chain").list("processes")).extracting(Clew::pk)
        .containsExactly("1");
    assertThat(clew.run("process", "list", "-a", "-r", "-P", "pk,state,exit_status,attributes.cores", "-O", "mtime", "-D", "asc")
        .ok().out())
        .isEqualTo("2\tfinished\t410\t4\n1\tfinished\t0\t\n");
    var page = clew.json("process", "list", "-a", "-l", "1", "-O", "mtime");
    assertThat(page.list("processes")).extracting(Clew::pk).containsExactly("1");
    assertThat(clew.json("process", "list", "-a", "-l", "1", "-O", "mtime", "--next", (String) page.json().get("next"))
        .list("processes"))
        .extracting(Clew::pk).containsExactly("2");
    assertThat(clew.json("node", "list", "-t", "data.%").list("nodes")).extracting(Clew::pk).containsExactly("4", "3");
    assertThat(clew.json("node", "list", "-t", "my.job").list("nodes")).extracting(Clew::pk).containsExactly("2");
    assertThat(clew.json("node", "list", "-t", "my.%").list("nodes")).extracting(Clew::pk).containsExactly("2", "1");
    assertThat(clew.json("node", "list", "--process", "2").list("nodes")).extracting(Clew::pk).containsExactly("4", "3");
    assertThat(clew.json("node", "list", "-t", "process.calcjob").list("nodes").getFirst())
        .containsOnlyKeys("pk", "uuid", "node_type", "process_type", "label", "description", "ctime", "mtime")
            .containsEntry("process_type", "my.job");
    assertThat(clew.json("process", "call-root", "2").list("processes").getFirst().get("root").toString()).contains("my.chain");
    assertThat(clew.run("process", "list", "-P", "exit_statu").refusal(2)).contains("Did you mean 'exit_status'?");
    assertThat(clew.run("process", "list", "-O", "status").refusal(2)).contains("pk, ctime, mtime, label");
    assertThat(clew.run("node", "list", "--next", "x").refusal(1)).contains("'x'");
    assertThat(clew.run("process", "list", "-p", "-1").refusal(2)).contains("--past-days");
  }

  private static Map<String, Object> map(String a, Object x, String b, Object y) {
    var map = new java.util.HashMap<String, Object>();
    map.put(a, x);
    map.put(b, y);
    return map;
  }
}
