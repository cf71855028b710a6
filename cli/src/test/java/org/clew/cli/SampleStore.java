package org.clew.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.clew.repository.Repository;
import org.clew.store.Batch;
import org.clew.store.Row;
import org.clew.store.sqlite.SqliteStore;

/**
 * A store with a finished work chain (2) that called a function (4) and a job (6), a chain that waits (10) for a paused job (11), and
 * an excepted (12), a killed (13) and a failed process (14); data are 1, 3, 5, 7, 8 and 9.
 */
final class SampleStore {
  static final Instant START = Instant.parse("2026-01-02T03:04:05.678900Z");

  private final List<Row> rows = new ArrayList<>();
  private final Path home;

  private SampleStore(Path home) {
    this.home = home;
  }

  static void fill(Path home) {
    var sample = new SampleStore(home);
    sample.finishedChain();
    sample.waitingChain();
    sample.broken();
    try (var store = SqliteStore.open(home)) {
      store.allocatePks(50);
      store.write(new Batch(List.of(), sample.rows)).toCompletableFuture().join();
    }
  }

  static UUID uuid(long pk) {
    return UUID.fromString("0190%04x-0000-7000-8000-%012x".formatted(pk, pk));
  }

  private void finishedChain() {
    data(1, "data.int", 2L, "left");
    process(2, "workchain", "arithmetic.multiply_add", "MultiplyAdd", "first chain", null, Map.of("fingerprint", "abc"));
    link(1, 2, "input_work", "base__x");
    process(4, "calcfunction", "arithmetic.multiply", "multiply", "", 2L, Map.of());
    link(2, 4, "call_calc", "CALL");
    link(1, 4, "input_calc", "x");
    data(3, "data.int", 6L, "");
    link(4, 3, "create", "result");
    process(6, "calcjob", "arithmetic.add", "ArithmeticAdd", "", 2L, jobAttributes());
    link(2, 6, "call_calc", "CALL");
    link(3, 6, "input_calc", "x");
    data(5, "data.int", 10L, "");
    link(6, 5, "create", "sum");
    link(2, 5, "return", "result");
    data(7, "data.folder", Map.of("files", Map.of("sum.out", file("10\n"), "logs/run.log", file("done\n"))), "");
    link(6, 7, "create", "retrieved");
    data(8, "data.remote", Map.of("computer", "localhost", "path", home.resolve("jobdir").toString()), "");
    link(6, 8, "create", "remote_folder");
    finish(4, 0, null);
    finish(6, 0, null);
    finish(2, 0, null);
    log(2, 23, "multiplied", 1);
    log(6, 30, "odd output\nsecond line", 2);
    log(2, 23, "added", 3);
  }

  private Map<String, Object> jobAttributes() {
    var attributes = new LinkedHashMap<String, Object>();
    attributes.put("metadata_inputs", Map.of("options", Map.of("output_filename", "sum.out")));
    attributes.put("input_files", Map.of("sum.sh", file("echo 10\n")));
    return attributes;
  }

  private Map<String, Object> file(String text) {
    var blob = Repository.open(home).put(text.getBytes(StandardCharsets.UTF_8));
    return Map.of("sha256", blob.sha256(), "size", blob.size());
  }

  private void waitingChain() {
    process(10, "workchain", "relax", "Relax", "twin", null, Map.of());
    process(11, "calcjob", "pw", "Pw", "twin", 10L, Map.of());
    link(10, 11, "call_calc", "CALL");
    rows.add(new Row.ProcessChange(10, "waiting", null, "Waiting for child processes: 11", null, null, null, null, null, null, null, at(4)));
    rows.add(new Row.ProcessChange(11, "waiting", true, "checking", null, null, null, "withscheduler", "queued", null, null, at(5)));
  }

  private void broken() {
    process(12, "workchain", "relax", "Relax", "", null, Map.of());
    rows.add(new Row.ProcessChange(12, "excepted", null, "", null, null, "IllegalStateException: no atoms", null, null, true, null, at(6)));
    process(13, "workchain", "relax", "Relax", "", null, Map.of());
    rows.add(new Row.ProcessChange(13, "killed", null, "enough", null, "enough", null, null, null, true, null, at(7)));
    process(14, "workchain", "relax", "Relax", "", null, Map.of());
    finish(14, 400, "The result is negative.");
  }

  private void data(long pk, String type, Object plain, String label) {
    rows.add(new Row.DataNode(pk, uuid(pk), type, plain, label, START));
  }

  private void process(long pk, String kind, String type, String processLabel, String label, Long parent, Map<String, Object> attributes) {
    rows.add(new Row.ProcessNode(pk, uuid(pk), kind, type, processLabel, label, "", Optional.ofNullable(parent), attributes, "created", START));
  }

  private void finish(long pk, int status, String message) {
    rows.add(new Row.ProcessChange(pk, "finished", null, "", status, message, null, "", null, true, null, at(3)));
  }

  private void link(long source, long target, String type, String label) {
    rows.add(new Row.Link(source, target, type, label));
  }

  private void log(long pk, int level, String message, int second) {
    rows.add(new Row.Log(pk, at(second), level, "clew", message, second));
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
