package org.clew.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.clew.data.Plain;

class StructuralHashProperties {
  @Property void theOrderOfMappingsDoesNotCount(@ForAll("trees") Object tree, @ForAll Random random) {
    assertThat(StructuralHash.of(shuffled(tree, random))).isEqualTo(StructuralHash.of(tree)).matches("[0-9a-f]{64}");
  }

  @Property void differentTreesHaveDifferentHashes(@ForAll("trees") Object a, @ForAll("trees") Object b) {
    Assume.that(!rounded(a).equals(rounded(b)));
    assertThat(StructuralHash.of(a)).isNotEqualTo(StructuralHash.of(b));
  }

  @Property void oneOtherLeafMakesAnotherHash(@ForAll("trees") Object tree, @ForAll Random random) {
    assertThat(StructuralHash.of(withAnotherLeaf(tree, random))).isNotEqualTo(StructuralHash.of(tree));
  }

  @Property void noiseBehindTheFourteenthDigitDoesNotCount(@ForAll @DoubleRange(min = 0.01, max = 1e6) double value) {
    double short_ = Double.parseDouble("%.13e".formatted(value));
    assertThat(StructuralHash.of(Math.nextUp(short_))).isEqualTo(StructuralHash.of(short_));
    assertThat(StructuralHash.of(short_ * (1 + 1e-12))).isNotEqualTo(StructuralHash.of(short_));
  }

  @Example void leavesOfOtherTypesDiffer() {
    var leaves = new ArrayList<Object>(List.of(1L, 1.0, "1", true, List.of(), Map.of(), Set.of(), "", false, 0L, List.of(1L),
        List.of(List.of()), Map.of("", 1L), Set.of(1L), Long.MIN_VALUE, "0"));
    leaves.add(null);
    leaves.add(Collections.singletonList(null));
    assertThat(leaves.stream().map(StructuralHash::of)).doesNotHaveDuplicates();
    assertThat(StructuralHash.of(1)).isEqualTo(StructuralHash.of(1L));
    assertThat(StructuralHash.of(0.5f)).isEqualTo(StructuralHash.of(0.5));
    assertThat(StructuralHash.of(-0.0)).isEqualTo(StructuralHash.of(0.0));
    assertThat(StructuralHash.of(0.1 + 0.2)).isEqualTo(StructuralHash.of(0.3));
  }

  @Example void neighboursAreNotMixedUp() {
    assertThat(StructuralHash.of(List.of("ab", "c"))).isNotEqualTo(StructuralHash.of(List.of("a", "bc")));
    assertThat(StructuralHash.of(List.of(List.of(1L), 2L))).isNotEqualTo(StructuralHash.of(List.of(List.of(1L, 2L))));
  }

  @Example void theOrderOfSetsDoesNotCountAndThatOfListsDoes() {
    assertThat(StructuralHash.of(new LinkedHashSet<>(List.of(1L, "b", 2.5))))
        .isEqualTo(StructuralHash.of(new LinkedHashSet<>(List.of(2.5, 1L, "b"))));
    assertThat(StructuralHash.of(List.of(1L, 2L))).isNotEqualTo(StructuralHash.of(List.of(2L, 1L)));
  }

  @Example void longTextsAndManyLeavesCountToTheirEnd() {
    var text = "x".repeat(10_000);
    assertThat(StructuralHash.of(List.of(text, "a"))).isNotEqualTo(StructuralHash.of(List.of(text, "b")));
    var numbers = new ArrayList<Object>(Collections.nCopies(10_000, 1.5));
    var before = StructuralHash.of(numbers);
    numbers.set(9_999, 1.25);
    assertThat(StructuralHash.of(numbers)).isNotEqualTo(before);
  }

  @Example void theHashStaysTheSameForEver() {
    assertThat(StructuralHash.of(Map.of("a", List.of(1L, 2.5, "x", true), "b", Map.of())))
        .isEqualTo("cae1c1a82dfc112ff755912d5dc8fe53b1f3b75ee8b30f8a097026d433354ff6");
  }

  @Example void whatIsNotPlainIsRefused() {
    assertThatThrownBy(() -> StructuralHash.of(Map.of("a", new Object()))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Object");
    assertThatThrownBy(() -> StructuralHash.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> StructuralHash.of(Map.of(1, 2))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("text");
  }

  private static Object shuffled(Object tree, Random random) {
    return switch (tree) {
      case List<?> list -> list.stream().map(each -> shuffled(each, random)).toList();
      case Map<?, ?> map -> {
        var keys = new ArrayList<Object>(map.keySet());
        Collections.shuffle(keys, random);
        var copy = new LinkedHashMap<Object, Object>();
        keys.forEach(key -> copy.put(key, shuffled(map.get(key), random)));
        yield random.nextBoolean() ? copy : new HashMap<>(copy);
      }
      default -> tree;
    };
  }

  /** Leaves with their types, reals as they count. */
  private static Object rounded(Object tree) {
    return switch (tree) {
      case List<?> list -> list.stream().map(StructuralHashProperties::rounded).toList();
      case Map<?, ?> map -> {
        var copy = new HashMap<Object, Object>();
        map.forEach((key, value) -> copy.put(key, rounded(value)));
        yield copy;
      }
      case Double real -> StructuralHash.rounded(real);
      default -> tree;
    };
  }

  private static Object withAnotherLeaf(Object tree, Random random) {
    return switch (tree) {
      case List<?> list when !list.isEmpty() -> {
        var copy = new ArrayList<Object>(list);
        var at = random.nextInt(copy.size());
        copy.set(at, withAnotherLeaf(copy.get(at), random));
        yield copy;
      }
      case Map<?, ?> map when !map.isEmpty() -> {
        var copy = new LinkedHashMap<Object, Object>(map);
        var key = new ArrayList<Object>(map.keySet()).get(random.nextInt(map.size()));
        copy.put(key, withAnotherLeaf(map.get(key), random));
        yield copy;
      }
      case String text -> text + "x";
      case Long number -> number + 1;
      default -> String.valueOf(tree);
    };
  }

  @Provide Arbitrary<Object> trees() {
    var texts = Arbitraries.strings().ofMaxLength(5);
    Arbitrary<Object> leaves = Arbitraries.oneOf(Arbitraries.longs().map(x -> x), Arbitraries.doubles().map(x -> x),
        texts.map(x -> x), Arbitraries.of(true, false).map(x -> x));
    return Arbitraries.<Object>recursive(() -> leaves, inner -> Arbitraries.oneOf(inner.list().ofMaxSize(4).map(x -> x),
        Arbitraries.maps(texts, inner).ofMaxSize(4).map(x -> x)), 0, 3).map(Plain::normal);
  }
}
