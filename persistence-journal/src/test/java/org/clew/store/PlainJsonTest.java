package org.clew.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainJsonTest {
  @Test void treesComeBackAsTheyWere() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("z", 1L);
    tree.put("a", 1.0);
    tree.put("list", Arrays.asList(null, true, "grün \"quoted\"\n", Long.MIN_VALUE, 1e300, List.of(), Map.of()));
    tree.put("infinite", List.of(Double.NaN, Double.NEGATIVE_INFINITY));
    assertThat(PlainJson.read(PlainJson.write(tree))).isEqualTo(tree);
    assertThat(PlainJson.read(PlainJson.bytes(tree))).isEqualTo(tree);
    assertThat(((Map<?, ?>) PlainJson.read(PlainJson.write(tree))).keySet()).hasToString("[z, a, list, infinite]");
  }

  @Test void wholeAndBrokenNumbersStayApart() {
    assertThat(PlainJson.write(List.of(1L, 1.0))).isEqualTo("[1,1.0]");
    assertThat(PlainJson.read("[1,1.0]")).isEqualTo(List.of(1L, 1.0));
  }

  @Test void refusesWhatIsNotPlain() {
    assertThatThrownBy(() -> PlainJson.write(new Object())).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("plain");
    assertThatThrownBy(() -> PlainJson.write(Map.of(1, 2))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key");
    assertThatThrownBy(() -> PlainJson.read("{\"a\":")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not JSON");
    assertThatThrownBy(() -> PlainJson.read("1 2".getBytes(StandardCharsets.UTF_8))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PlainJson.read("")).isInstanceOf(IllegalArgumentException.class);
  }
}
