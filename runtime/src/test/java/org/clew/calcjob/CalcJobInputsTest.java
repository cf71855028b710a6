package org.clew.calcjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.data.CodeData;
import org.clew.data.InMemoryBlob;
import org.clew.data.Int;
import org.clew.data.RemoteData;
import org.clew.data.RemoteStashCompressedData;
import org.clew.data.RemoteStashCustomData;
import org.clew.data.RemoteStashData;
import org.clew.spec.Processed;
import org.clew.spec.ProcessSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused before a calculation job exists. */
class CalcJobInputsTest {
  private static final CodeData BASH = CodeData.installed("bash", "here", "/bin/bash");
  private static final CodeData TOOL = CodeData.portable("tool", "t", Map.of("t", new InMemoryBlob("")));
  private static final ProcessSpec ADD = CalcJobRun.of(new ArithmeticAdd()).spec();

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("options")
  @DisplayName("SPEC 6.1 an option that is wrong is refused with its path")
  void refusesWrongOptions(String option, Object value, String message) {
    assertThat(problems(ADD, BASH, Map.of("options", Map.of(option, value)))).containsExactly(
        "inputs.metadata.options." + option + ": " + message);
  }

  static Stream<Arguments> options() {
    return Stream.of(
        Arguments.of("max_wallclock_seconds", 0L, "must be a whole number above 0, found 0"),
        Arguments.of("max_memory_kb", -1L, "must be a whole number above 0, found -1"),
        Arguments.of("deadline_seconds", 0L, "must be a whole number above 0, found 0"),
        Arguments.of("submit_script_filename", "../x", "file path '../x' must not have the part '..'"),
        Arguments.of("environment_variables", Map.of("A B", "x"), "must be names of variables, found 'A B', found {A B=x}"),
        Arguments.of("mpirun_extra_params", List.of(List.of()), "must be a list of words, found [[]]"),
        Arguments.of("additional_retrieve_list", List.of("../x"), "retrieve '../x' must not contain '..'"),
        Arguments.of("additional_retrieve_list", List.of("out", "/abs"),
            "retrieve '/abs' must be a path in the directory of the job"));
  }

  @Test @DisplayName("SPEC 6.1 all problems of all options are told at once")
  void tellsAllAtOnce() {
    assertThat(problems(ADD, TOOL, Map.of("options", Map.of("max_wallclock_seconds", 0L, "quue_name", "x", "withmpi", "yes"))))
        .hasSize(4)
        .anyMatch(problem -> problem.startsWith("inputs.metadata.options.quue_name: unknown port; did you mean 'queue_name'?"))
        .anyMatch(problem -> problem.startsWith("inputs.metadata.options.withmpi: expected true or false"))
        .anyMatch(problem -> problem.startsWith("inputs.metadata.computer: required: code tool can run on any computer"));
  }

  @Test @DisplayName("SPEC 6.1 options that are data, or no mapping, are refused by their path")
  void optionsArePlain() {
    assertThat(problems(ADD, BASH, Map.of("options", new org.clew.data.Dict(Map.of("a", 1L))))).singleElement().asString()
        .startsWith("inputs.metadata.options: ");
    assertThat(problems(ADD, BASH, Map.of("options", "none"))).singleElement().asString().startsWith("inputs.metadata.options: ");
    assertThat(problems(ADD, BASH, Map.of("options", Map.of("resources", "many")))).singleElement().asString()
        .startsWith("inputs.metadata.options.resources: ");
  }

  @Test @DisplayName("SPEC 6.1 code and metadata.computer must name one computer")
  void computerRules() {
    assertThat(problems(ADD, BASH, Map.of())).isEmpty();
    assertThat(problems(ADD, BASH, Map.of("computer", "here"))).isEmpty();
    assertThat(problems(ADD, TOOL, Map.of("computer", "here"))).isEmpty();
    assertThat(problems(ADD, BASH, Map.of("computer", "there"))).containsExactly("inputs.metadata.computer: code bash@here is on"
        + " computer here, not on there; leave metadata.computer out or give a code that is there");
    var imported = new LinkedHashMap<String, Object>(inputs(TOOL, Map.of()));
    imported.put("remote_folder", new RemoteData("here", "/old"));
    assertThat(problems(ADD, imported)).isEmpty();
    assertThat(JobComputer.problems(List.of(BASH, CodeData.installed("b", "there", "/b")), null)).singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("bash@here and b@there are on different computers"));
  }

  @ParameterizedTest
  @MethodSource("stashes")
  @DisplayName("SPEC 15.5/44 stash options that are wrong are refused with their paths")
  void refusesWrongStashes(Map<String, Object> stash, List<String> paths) {
    assertThat(problems(ADD, BASH, Map.of("options", Map.of("stash", stash))).stream()
        .map(problem -> problem.replaceFirst(": .*", ""))
        .map(path -> path.replace("inputs.metadata.options.stash.", ""))).containsExactlyInAnyOrderElementsOf(paths);
  }

  static Stream<Arguments> stashes() {
    return Stream.of(
        stash("copy", "/t", List.of("a/*"), Map.of()),
        stash("copy", "t", List.of("/a", "../b"), Map.of(), "target_base", "source_list", "source_list"),
        stash("zip", "/t", List.of("a"), Map.of(), "stash_mode"),
        stash("tar.gz", "/t", List.of("a"), Map.of(), "dereference"),
        stash("tar.xz", "/t/../u", List.of("a"), Map.of("dereference", true), "target_base"),
        stash("copy", "/t", List.of("a"), Map.of("dereference", true), "dereference"),
        stash("copy", "/t", List.of("a*"), Map.of("fail_on_missing", true), "source_list"),
        stash("submit_custom_code", "/t", List.of("a"), Map.of(), "stash_mode"),
        Arguments.of(Map.of("target_base", "/t"), List.of("source_list", "stash_mode")));
  }

  @Test void stashAndUnstashHaveTheirOwnRules() {
    var stash = CalcJobRun.of(new StashJob()).spec();
    var source = new RemoteData("here", "/old");
    assertThat(problems(stash, Map.of("source_node", source))).containsExactly(
        "inputs.metadata.options.stash: required: says what to put away");
    var custom = Map.of("options",
        Map.of("stash", Map.of("target_base", "/t", "source_list", List.of("a"), "stash_mode", "submit_custom_code")));
    assertThat(problems(stash, Map.of("source_node", source, "metadata", custom))).singleElement().asString()
        .startsWith("inputs.code: required");
    assertThat(problems(stash, Map.of("source_node", source, "metadata", custom, "code", BASH))).isEmpty();
    assertThat(problems(ADD, BASH, Map.of("options", Map.of("unstash", Map.of("unstash_target_mode", "NewRemoteData")))))
        .containsExactly(
        "inputs.metadata.options.unstash: is only for the process core.unstash");
    var unstash = CalcJobRun.of(new UnstashJob()).spec();
    var place = new RemoteStashData.Place("here", "tar", "/t/x.tar", "/old", List.of("a", "b"));
    var part = Map.of("options", Map.of("unstash", Map.of("unstash_target_mode", "OriginalPlace", "source_list", List.of("a"))));
    assertThat(problems(unstash, Map.of("source_node", new RemoteStashCompressedData(place), "metadata", part))).singleElement()
        .asString().contains("an archive is brought back as a whole");
    var all = Map.of("options", Map.of("unstash", Map.of("unstash_target_mode", "Nowhere")));
    assertThat(problems(unstash, Map.of("source_node", new RemoteStashCustomData(place), "metadata", all))).hasSize(2)
        .anyMatch(problem -> problem.startsWith("inputs.source_node: was put away by a program of its own"))
        .anyMatch(problem -> problem.contains("'Nowhere' must be one of OriginalPlace, NewRemoteData"));
  }

  @Test void optionsComeBackAsTheyWere() {
    var plain = new HashMap<String, Object>(Map.of("target_base", "/t", "source_list", List.of("a"), "stash_mode", "tar.gz"));
    plain.put("dereference", true);
    plain.put("fail_on_missing", true);
    assertThat(Stash.of(plain).plain()).isEqualTo(plain);
    var back = Map.<String, Object>of("source_list", List.of("a"), "unstash_target_mode", "OriginalPlace");
    assertThat(Unstash.of(back).plain()).isEqualTo(back);
  }

  private static Arguments stash(String mode, String base, List<String> sources, Map<String, Object> more, String... paths) {
    var stash = new LinkedHashMap<String, Object>(more);
    stash.put("target_base", base);
    stash.put("source_list", sources);
    stash.put("stash_mode", mode);
    return Arguments.of(stash, Arrays.asList(paths));
  }

  private static Map<String, Object> inputs(CodeData code, Map<String, ?> metadata) {
    return Map.of("x", new Int(1), "y", new Int(2), "code", code, "metadata", metadata);
  }

  private static List<String> problems(ProcessSpec spec, CodeData code, Map<String, ?> metadata) {
    return problems(spec, inputs(code, metadata));
  }

  private static List<String> problems(ProcessSpec spec, Map<String, ?> inputs) {
    return switch (spec.process(inputs)) {
      case Processed.Valid _ -> List.of();
      case Processed.Invalid(var errors) -> errors.stream().map(Object::toString).toList();
    };
  }
}
