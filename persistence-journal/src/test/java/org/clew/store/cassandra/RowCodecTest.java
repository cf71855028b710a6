package org.clew.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.store.Fixtures;
import org.clew.store.Row;
import org.clew.store.Uuids;
import org.junit.jupiter.api.Test;

class RowCodecTest {
  @Test void rowsComeBackAsTheyWere() {
    List<Row> rows = List.of(
        new Row.DataNode(1, Uuids.next(), "data.list", Arrays.asList(1L, 2.5, null, "x", Map.of("a", Double.NaN)), "label",
            Fixtures.NOON),
        new Row.DataNode(2, Uuids.next(), "data.none", null, "", Fixtures.NOON),
        new Row.ProcessNode(3, Uuids.next(), "calcjob", "t", "T", "l", "d", Optional.of(1L), Map.of("k", true), "created",
            Fixtures.NOON),
        new Row.ProcessNode(4, Uuids.next(), "calcjob", "t", "T", "l", "d", Optional.empty(), Map.of(), "created", Fixtures.NOON),
        new Row.Link(1, 3, "input_calc", "x"),
        new Row.ProcessChange(3, null, true, "", 310, "no output", "trace", null, "queued", false, Map.of("job_id", "7"),
            Fixtures.NOON),
        new Row.ProcessChange(3, "finished", null, null, null, null, null, "", null, null, null, Fixtures.NOON),
        new Row.Log(3, Fixtures.NOON, 23, "report", "hello 🧶", 5));
    assertThat(RowCodec.decode(RowCodec.encode(rows))).isEqualTo(rows);
  }
}
