package org.clew.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.clew.calcjob.ArithmeticAdd;
import org.clew.calcjob.CalcJobRun;
import org.clew.data.NodeRef;
import org.clew.data.Value;
import org.clew.process.Birth;
import org.clew.spec.BaseInputs;
import org.clew.spec.Port;
import org.clew.spec.PortNamespace;
import org.clew.spec.ProcessKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SPEC 15.6/50 what decides the hash of a calculation")
class CalculationPartsTest {
  private static final UnaryOperator<String> COMPUTERS = UnaryOperator.identity();
  private static final Map<String, Object> VERSION = Map.of("class", "org.A", "file", "a.jar", "sha256", "0a", "version", "1.0");
  private static final Birth BIRTH = birth(ProcessKind.CALCJOB, "arithmetic.add", inputs("x", 1L, "y", 2L), Map.of(), VERSION);

  private static Birth birth(ProcessKind kind, String type, Map<String, Value> inputs, Map<String, Object> metadata,
      Map<String, Object> version) {
    return new Birth(new NodeRef(9, new UUID(9, 9)), kind, type, "Add", null, null, null, inputs, metadata, null, null, version,
        Instant.EPOCH);
  }

  private static Map<String, Value> inputs(Object... labelsAndNumbers) {
    var inputs = new LinkedHashMap<String, Value>();
    for (int i = 0; i < labelsAndNumbers.length; i += 2) {
      inputs.put((String) labelsAndNumbers[i], new Value(i + 1, new UUID(0, i), "data.int", labelsAndNumbers[i + 1],
          Value.Origin.KNOWN));
    }
    return inputs;
  }

  private static String hash(Birth birth) {
    return CalculationParts.of(birth).hash(COMPUTERS);
  }

  private static String withMetadata(Map<String, Object> metadata) {
    return hash(birth(ProcessKind.CALCJOB, "arithmetic.add", BIRTH.inputs(), Map.of("metadata", metadata), VERSION));
  }

  private static String withVersion(ProcessKind kind, Map<String, Object> version) {
    return hash(birth(kind, "arithmetic.add", BIRTH.inputs(), Map.of(), version));
  }

  @Test void theNodesOfProcessAndInputsDoNotCount() {
    var other = new Birth(new NodeRef(12, new UUID(1, 2)), ProcessKind.CALCJOB, "arithmetic.add", "Renamed", "a label", "words",
        null, inputs("y", 2L, "x", 1L), Map.of(), new NodeRef(3, new UUID(3, 3)), "iteration_01", VERSION, Instant.now());
    assertThat(hash(other)).isEqualTo(hash(BIRTH));
  }

  @Test void inputsCountByLabelTypeAndContent() {
    assertThat(hash(with(inputs("x", 1L, "y", 3L)))).isNotEqualTo(hash(BIRTH));
    assertThat(hash(with(inputs("x", 1L, "z", 2L)))).isNotEqualTo(hash(BIRTH));
    assertThat(hash(with(inputs("x", 2L, "y", 1L)))).isNotEqualTo(hash(BIRTH));
    assertThat(hash(with(inputs("x", 1L)))).isNotEqualTo(hash(BIRTH));
    var asText = new LinkedHashMap<>(BIRTH.inputs());
    asText.put("x", new Value(1, new UUID(0, 0), "data.float", 1L, Value.Origin.KNOWN));
    assertThat(hash(with(asText))).isNotEqualTo(hash(BIRTH));
  }

  private static Birth with(Map<String, Value> inputs) {
    return birth(ProcessKind.CALCJOB, "arithmetic.add", inputs, Map.of(), VERSION);
  }

  @Test void typeAndKindCount() {
    assertThat(hash(birth(ProcessKind.CALCJOB, "arithmetic.sub", BIRTH.inputs(), Map.of(), VERSION))).isNotEqualTo(hash(BIRTH));
    assertThat(hash(birth(ProcessKind.CALCFUNCTION, "arithmetic.add", BIRTH.inputs(), Map.of(), Map.of())))
        .isNotEqualTo(hash(BIRTH));
  }

  @Test void eachIgnoredAttributeDoesNotCountAndEachOtherOneDoes() {
    var ports = CalcJobRun.of(new ArithmeticAdd()).spec().inputs();
    var metadata = (PortNamespace) ports.byName().get(BaseInputs.METADATA);
    var options = (PortNamespace) metadata.byName().get("options");
    assertThat(names(metadata)).containsAll(CalculationParts.IGNORED);
    assertThat(names(options)).containsAll(CalculationParts.IGNORED_OPTIONS);
    for (var name : names(metadata)) {
      if (!name.equals("options"))
        check("metadata." + name, withMetadata(Map.of(name, "x")), CalculationParts.IGNORED.contains(name));
    }
    for (var name : names(options)) {
      check("options." + name, withMetadata(Map.of("options", Map.of(name, "x"))),
          CalculationParts.IGNORED_OPTIONS.contains(name));
    }
  }

  private static void check(String name, String hash, boolean isIgnored) {
    if (isIgnored) assertThat(hash).as(name).isEqualTo(hash(BIRTH));
    else assertThat(hash).as(name).isNotEqualTo(hash(BIRTH));
  }

  private static List<String> names(PortNamespace namespace) {
    return namespace.ports().stream().map(Port::name).toList();
  }

  @Test void metadataOfTheAuthorCounts() {
    var own = birth(ProcessKind.CALCJOB, "arithmetic.add", BIRTH.inputs(), Map.of("precision", 5L), VERSION);
    assertThat(hash(own)).isNotEqualTo(hash(BIRTH));
  }

  @Test void theComputerCountsAsItself() {
    var parts = CalculationParts.of(birth(ProcessKind.CALCJOB, "a", Map.of(), Map.of("metadata", Map.of("computer", "c")),
        VERSION));
    assertThat(parts.hash(_ -> "one host")).isNotEqualTo(parts.hash(_ -> "another host"));
  }

  @Test void versionsOfAJobDoNotCountExceptForTheNumberOfItsAuthor() {
    var before = hash(BIRTH);
    assertThat(withVersion(ProcessKind.CALCJOB, Map.of("class", "org.B", "file", "b.jar", "sha256", "ff", "version", "2.0")))
        .isEqualTo(before);
    assertThat(withVersion(ProcessKind.CALCJOB, Map.of("cache_version", 1L))).isNotEqualTo(before)
        .isNotEqualTo(withVersion(ProcessKind.CALCJOB, Map.of("cache_version", 2L)));
  }

  @Test void theCodeOfACalcfunctionCounts() {
    var before = withVersion(ProcessKind.CALCFUNCTION, Map.of("sha256", "aa"));
    assertThat(withVersion(ProcessKind.CALCFUNCTION, Map.of("sha256", "bb"))).isNotEqualTo(before);
    assertThat(withVersion(ProcessKind.CALCFUNCTION, Map.of("sha256", "a jar", "class_sha256", "aa"))).isEqualTo(before);
    assertThat(withVersion(ProcessKind.CALCFUNCTION, Map.of("cache_version", 1L, "sha256", "aa"))).isNotEqualTo(before);
  }

  @Test void aSourceFileThatWasRunCountsForJobsToo() {
    assertThat(withVersion(ProcessKind.CALCJOB, Map.of("source", "aa")))
        .isNotEqualTo(withVersion(ProcessKind.CALCJOB, Map.of("source", "bb")));
  }

  @Test void differencesNameTheirPlace() {
    var a = new CalculationParts("t", "calcjob", null, null, Map.of("metadata", Map.of("options", Map.of("withmpi", true))),
        Map.of("base__p", new CalculationParts.Part("data.dict", Map.of("k", List.of(1L, 2.0)))));
    var b = new CalculationParts("t", "calcjob", 2L, null, Map.of("metadata", Map.of("options", Map.of("withmpi", false))),
        Map.of("base__p", new CalculationParts.Part("data.dict", Map.of("k", List.of(1L, 2.5))), "q",
            new CalculationParts.Part("data.int", 3L)));
    assertThat(Difference.between(a, b, COMPUTERS)).containsExactlyInAnyOrder(new Difference("cache_version", null, 2L),
        new Difference("options.withmpi", true, false), new Difference("inputs.base.p.k.1", 2.0, 2.5),
        new Difference("inputs.q", null, 3L));
    assertThat(Difference.between(a, a, COMPUTERS)).isEmpty();
  }
}
