package org.clew.calcjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clew.calcjob.RetrieveList.Pair;
import org.clew.data.CodeData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetrieveListTest {
  private static final Function<String, List<String>> LISTING =
      pattern -> pattern.equals("a/*/f") ? List.of("a/b/f", "a/c/f") : List.of();

  static Stream<Arguments> entries() {
    return Stream.of(
        row("a/b/f", "a/b/f>f"),
        row("/abs/f", "/abs/f>f"),
        row("a/*/f", "a/b/f>f", "a/c/f>f"),
        row("none*"),
        row(placed("a/b/f", "t", 0), "a/b/f>t"),
        row(placed("a/b/f", "t", 1), "a/b/f>t/f"),
        row(placed("a/b/f", "t", 2), "a/b/f>t/b/f"),
        row(placed("a/b/f", "t", 9), "a/b/f>t/a/b/f"),
        row(placed("a/b/f", "t", null), "a/b/f>t/a/b/f"),
        row(placed("a/b/f", ".", 2), "a/b/f>b/f"),
        row(placed("a/*/f", "t", 2), "a/b/f>t/b/f", "a/c/f>t/c/f"),
        row(placed("a/*/f", "t", null), "a/b/f>t/a/b/f", "a/c/f>t/a/c/f"),
        row(placed("/abs/d/f", "t", null), "/abs/d/f>t/abs/d/f"));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void placesSources(Object entry, List<String> pairs) {
    var expected = pairs.stream().map(pair -> pair.split(">")).map(pair -> new Pair(pair[0], pair[1])).toList();
    assertThat(RetrieveList.pairs(RetrieveEntry.of(entry), LISTING)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void plainFormComesBack(Object entry, List<String> pairs) {
    var read = RetrieveEntry.of(entry);
    assertThat(RetrieveEntry.of(read.plain())).isEqualTo(read);
    assertThat(pairs).doesNotContainNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../x", "a/../../x"})
  void refusesSourcesOutside(String source) {
    assertThatThrownBy(() -> RetrieveEntry.of(source)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesOtherShapesAndBadTargets() {
    assertThatThrownBy(() -> RetrieveEntry.of(List.of("a", "b"))).hasMessageContaining("[source, target, depth]");
    assertThatThrownBy(() -> RetrieveEntry.of(placed("a", "../t", 1))).hasMessageContaining("..");
    assertThatThrownBy(() -> RetrieveEntry.of(placed("a", "t", -1))).hasMessageContaining("depth");
  }

  @Test
  void schedulerFilesAndAdditionalOnesComeToo() {
    var plan = JobPlan.run(CodeData.installed("cat", "c", "/bin/cat")).retrieve("out");
    var options = JobOptions.of(Map.of("additional_retrieve_list", List.of("more")));
    assertThat(RetrieveList.of(plan, options)).extracting(RetrieveEntry::source)
        .containsExactly("out", "_scheduler-stdout.txt", "_scheduler-stderr.txt", "more");
    var twice = JobOptions.of(Map.of("additional_retrieve_list", List.of("more", "out", "_scheduler-stdout.txt")));
    assertThat(RetrieveList.of(plan, twice)).extracting(RetrieveEntry::source).as("nothing is fetched twice")
        .containsExactly("out", "_scheduler-stdout.txt", "_scheduler-stderr.txt", "more");
    assertThat(RetrieveList.of(plan.skipSubmit(), JobOptions.NONE)).extracting(RetrieveEntry::source).containsExactly("out");
  }

  @Test
  void globsWithinOneName() {
    assertThat(Glob.matches("*.d?t", "a.dat")).isTrue();
    assertThat(Glob.matches("[a-c]*", "beta")).isTrue();
    assertThat(Glob.matches("[!a-c]*", "beta")).isFalse();
    assertThat(Glob.matches("*", ".hidden")).isFalse();
    assertThat(Glob.matches("a[", "a[")).isTrue();
    assertThat(Glob.matches("a.b", "axb")).isFalse();
  }

  private static List<Object> placed(String source, String target, Integer depth) {
    return Arrays.asList(source, target, depth);
  }

  private static Arguments row(Object entry, String... pairs) {
    return Arguments.of(entry, List.of(pairs));
  }
}
