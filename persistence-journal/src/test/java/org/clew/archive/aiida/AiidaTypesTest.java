package org.clew.archive.aiida;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.archive.aiida.AiidaTypes.Node;
import org.clew.data.DataTypes;
import org.clew.data.InMemoryBlob;
import org.clew.data.array.ArrayData;
import org.clew.data.array.NdArray;
import org.clew.data.array.Npy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AiidaTypesTest {
  private static final Map<String, Object> FILE = Map.of("sha256", "a".repeat(64), "size", 3L);
  private static final Map<String, Object> KIND = Map.of("name", "Si1", "symbols", List.of("Si"), "weights", List.of(1.0), "mass",
      28.0855);
  private static final Map<String, Object> CELL = Map.of("cell",
      List.of(List.of(5.0, 0L, 0.0), List.of(0.0, 5.0, 0.0), List.of(0.0, 0.0, 5.0)),
      "pbc1", true, "pbc2", true, "pbc3", false, "kinds", List.of(KIND), "sites",
      List.of(Map.of("kind_name", "Si1", "position", List.of(0.0, 1L, 2.0))));

  static Stream<Arguments> types() {
    return Stream.of(
        one("data.core.int.Int", Map.of("value", 7L), "data.int", 7L),
        one("data.int.Int", Map.of("value", 7L), "data.int", 7L),
        one("data.core.float.Float", Map.of("value", 2L), "data.float", 2.0),
        one("data.core.bool.Bool", Map.of("value", true), "data.bool", true),
        one("data.core.str.Str", Map.of("value", "x"), "data.str", "x"),
        one("data.core.dict.Dict", Map.of("a", Map.of("b", 1L)), "data.dict", Map.of("a", Map.of("b", 1L))),
        one("data.core.list.List", Map.of("list", List.of(1L, "b")), "data.list", List.of(1L, "b")),
        one("data.core.enum.EnumData", Map.of("name", "RED", "value", 1L, "identifier", "colours:Colour"), "data.enum",
            Map.of("kind", "colours:Colour", "member", "RED")),
        one("data.core.structure.StructureData", CELL, "data.structure", Map.of(
            "cell", List.of(List.of(5.0, 0.0, 0.0), List.of(0.0, 5.0, 0.0), List.of(0.0, 0.0, 5.0)), "pbc",
            List.of(true, true, false), "sites", List.of(Map.of("symbol", "Si1", "position", List.of(0.0, 1.0, 2.0))))));
  }

  private static Arguments one(String type, Map<String, Object> attributes, String here, Object content) {
    return Arguments.of(type, attributes, here, content);
  }

  @ParameterizedTest @MethodSource("types")
  void typesWithACounterpart(String type, Map<String, Object> attributes, String here, Object content) {
    var converted = AiidaTypes.of(new Node(type, "", attributes, Map.of(), null));
    assertThat(converted.type()).isEqualTo(here);
    assertThat(converted.content()).isEqualTo(content);
  }

  private static Map<String, Object> orbital(long magnetic) {
    var orbital = new LinkedHashMap<String, Object>(Map.of("_orbital_type", "core.realhydrogen", "position", List.of(0L, 1L, 2.5),
        "angular_momentum", 1L, "magnetic_number", magnetic, "kind_name", "Fe"));
    orbital.put("spin", null);
    return orbital;
  }

  private static Map<String, Object> orbitalHere(long magnetic) {
    return Map.of("kind", "realhydrogen", "position", List.of(0.0, 1.0, 2.5), "angular_momentum", 1L, "magnetic_number", magnetic,
        "kind_name", "Fe");
  }

  @Test void orbitals() {
    var node = new Node("data.core.orbital.OrbitalData", "", Map.of("orbital_dicts", List.of(orbital(0), orbital(2))), Map.of(),
        null);
    assertThat(AiidaTypes.of(node)).isEqualTo(new AiidaTypes.Converted("data.orbital",
        Map.of("orbitals", List.of(orbitalHere(0), orbitalHere(2))), Map.of(), ""));
    assertThat(AiidaTypes.of(new Node("data.core.orbital.OrbitalData", "", Map.of("orbital_dicts", List.of(orbital(3))), Map.of(),
        null)).type())
        .isEqualTo("data.foreign");
  }

  @Test void projectionsOfTheirOrbitals() {
    var bytes = Npy.write(NdArray.of(new double[3][2]));
    var blob = new InMemoryBlob(bytes);
    Map<String, Object> file = Map.of("sha256", blob.sha256(), "size", (long) bytes.length);
    var uuid = "01900000-0000-7000-8000-00000000002a";
    Map<String, Object> attributes = Map.of("orbital_dicts", List.of(orbital(0)), "reference_bandsdata_uuid", uuid, "tags",
        List.of("a"), "array|proj_array_0", List.of(3L, 2L));
    var node = new Node("data.core.array.projection.ProjectionData", "", attributes, Map.of("proj_array_0.npy", file), null,
        (_, _) -> blob);
    var converted = AiidaTypes.of(node);
    assertThat(converted.type()).isEqualTo("data.array.projection");
    assertThat(converted.content()).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP).containsEntry("bands", uuid)
        .containsEntry("orbitals", List.of(orbitalHere(0))).containsKey("arrays");
    assertThat(converted.left()).isEqualTo(Map.of("tags", List.of("a")));
    var more = new LinkedHashMap<>(attributes);
    more.put("orbital_dicts", List.of(orbital(0), orbital(1)));
    assertThat(AiidaTypes.of(new Node(node.type(), "", more, node.files(), null, node.contents())))
        .as("an orbital without an array")
        .returns("data.array", AiidaTypes.Converted::type).extracting(AiidaTypes.Converted::left)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsKeys("orbital_dicts", "reference_bandsdata_uuid", "tags");
  }

  @Test void whatHasNoPlaceIsLeftOver() {
    assertThat(AiidaTypes.of(new Node("data.core.structure.StructureData", "", CELL, Map.of(), null)).left())
        .isEqualTo(Map.of("kinds", List.of(KIND)));
    assertThat(AiidaTypes.of(new Node("data.core.enum.EnumData", "", Map.of("name", "RED", "value", 1L, "identifier", "c:C"),
        Map.of(), null)).left())
        .isEqualTo(Map.of("value", 1L));
    assertThat(AiidaTypes.of(new Node("data.core.int.Int", "", Map.of("value", 1L, "source", Map.of("uri", "x")), Map.of(), null))
        .left())
        .isEqualTo(Map.of("source", Map.of("uri", "x")));
  }

  @Test void filesAndPlaces() {
    assertThat(converted("data.core.singlefile.SinglefileData", Map.of("filename", "a.txt"), Map.of("a.txt", FILE), null))
        .isEqualTo(Map.of("data.singlefile", Map.of("name", "a.txt", "file", FILE)));
    assertThat(converted("data.core.upf.UpfData", Map.of("filename", "Si.upf", "element", "Si"), Map.of("Si.upf", FILE), null))
        .isEqualTo(Map.of("data.singlefile", Map.of("name", "Si.upf", "file", FILE)));
    assertThat(converted("data.core.folder.FolderData", Map.of(), Map.of("d/a.txt", FILE), null))
        .isEqualTo(Map.of("data.folder", Map.of("files", Map.of("d/a.txt", FILE))));
    assertThat(converted("data.core.remote.RemoteData", Map.of("remote_path", "/scratch/x"), Map.of(), "daint"))
        .isEqualTo(Map.of("data.remote", Map.of("computer", "daint", "path", "/scratch/x")));
  }

  @Test void codes() {
    Map<String, Object> installed = Map.of("filepath_executable", "/bin/pw.x", "input_plugin", "quantumespresso.pw",
        "prepend_text", "module load qe", "append_text", "", "with_mpi", true);
    var code = AiidaTypes.of(new Node("data.core.code.installed.InstalledCode", "pw", installed, Map.of(), "daint"));
    assertThat(code.content())
        .isEqualTo(Map.of("label", "pw", "kind", "installed", "computer", "daint", "executable", "/bin/pw.x",
        "prepend_text", "module load qe", "with_mpi", true));
    assertThat(code.label()).isEqualTo("pw@daint");
    assertThat(code.left()).isEqualTo(Map.of("input_plugin", "quantumespresso.pw"));
    assertThat(converted("data.core.code.Code", Map.of("is_local", false, "remote_exec_path", "/bin/x"), Map.of(), "daint"))
        .containsKey("data.code");
    assertThat(converted("data.core.code.portable.PortableCode", Map.of("filepath_executable", "run.sh"), Map.of("run.sh", FILE),
        null))
        .isEqualTo(Map.of("data.code", Map.of("label", "pw", "kind", "portable", "executable", "run.sh", "files",
            Map.of("run.sh", FILE))));
    assertThat(converted("data.core.code.containerized.ContainerizedCode",
        Map.of("filepath_executable", "pw.x", "image_name", "qe:7",
        "engine_command", "docker run {image_name}", "wrap_cmdline_params", true, "use_double_quotes", true), Map.of(), "daint"))
            .isEqualTo(Map.of("data.code", Map.of("label", "pw", "kind", "containerized",
            "computer", "daint", "executable", "pw.x", "image", "qe:7", "engine_command", "docker run {image}",
            "wrap_cmdline_params", true, "use_double_quotes", true)));
  }

  @ParameterizedTest
  @CsvSource({"data.core.array.bands.BandsData, x", "data.myplugin.Thing, x", "data.core.int.Int, wrong",
      "data.core.structure.StructureData, cell", "data.core.remote.RemoteData, remote_path",
      "data.core.singlefile.SinglefileData, filename", "data.core.list.List, no", "data.core.code.Code, x"})
  void everythingElseStaysWhatItIs(String type, String attribute) {
    var converted = AiidaTypes.of(new Node(type, "", Map.of(attribute, "y"), Map.of("a.npy", FILE), null));
    assertThat(converted.type()).isEqualTo("data.foreign");
    assertThat(converted.content())
        .isEqualTo(Map.of("type", type, "attributes", Map.of(attribute, "y"), "files", Map.of("a.npy", FILE)));
    assertThat(converted.left()).isEmpty();
  }

  @Test void arraysAreReadFromTheirFiles() {
    var blob = new InMemoryBlob(Npy.write(NdArray.of(new double[][] {{1, 2, 3}, {4, 5, 6}})));
    Map<String, Object> file = Map.of("sha256", blob.sha256(), "size", blob.size());
    var node = new Node("data.core.array.bands.BandsData", "", Map.of("array|bands", List.of(2L, 3L), "units", "eV"),
        Map.of("bands.npy", file), null, (_, _) -> blob);
    var converted = AiidaTypes.of(node);
    assertThat(converted.type()).isEqualTo("data.array");
    assertThat(((ArrayData) DataTypes.read("data.array", converted.content(), (_, _) -> blob)).array("bands"))
        .isEqualTo(NdArray.of(new double[][] {{1, 2, 3}, {4, 5, 6}}));
    assertThat(converted.left()).isEqualTo(Map.of("units", "eV"));
  }

  @Test void filesThatAreUnderstoodSayWhatTheyAre() {
    var upf = new InMemoryBlob("<UPF version=\"2.0.1\"><PP_HEADER element=\"Si\" /></UPF>".getBytes(UTF_8));
    Map<String, Object> file = Map.of("sha256", upf.sha256(), "size", upf.size());
    Map<String, Object> attributes = Map.of("filename", "Si.upf", "element", "Si", "md5", "x");
    var converted = AiidaTypes.of(new Node("data.core.upf.UpfData", "", attributes, Map.of("Si.upf", file), null, (_, _) -> upf));
    assertThat(converted.type()).isEqualTo("data.upf");
    assertThat(converted.left()).isEmpty();
    var text = new InMemoryBlob("no pseudopotential".getBytes(UTF_8));
    Map<String, Object> other = Map.of("sha256", text.sha256(), "size", text.size());
    assertThat(AiidaTypes.of(new Node("data.core.upf.UpfData", "", attributes, Map.of("Si.upf", other), null, (_, _) -> text))
        .type())
        .isEqualTo("data.singlefile");
  }

  @Test void filesThatHaveNoPlaceMakeItForeign() {
    assertThat(AiidaTypes.of(new Node("data.core.int.Int", "", Map.of("value", 1L), Map.of("a", FILE), null)).type())
        .isEqualTo("data.foreign");
  }

  @Test void mixedSitesHaveNoCounterpart() {
    Map<String, Object> mixed = new LinkedHashMap<>(CELL);
    mixed.put("kinds", List.of(Map.of("name", "Si1", "symbols", List.of("Si", "Ge"), "weights", List.of(0.5, 0.5))));
    assertThat(AiidaTypes.of(new Node("data.core.structure.StructureData", "", mixed, Map.of(), null)).type())
        .isEqualTo("data.foreign");
    mixed.put("kinds", List.of(Map.of("name", "Si1", "symbols", List.of("Si"), "weights", List.of(0.5))));
    assertThat(AiidaTypes.of(new Node("data.core.structure.StructureData", "", mixed, Map.of(), null)).type())
        .isEqualTo("data.foreign");
  }

  private static Map<String, Object> converted(String type, Map<String, Object> attributes,
      Map<String, Map<String, Object>> files, String computer) {
    var converted = AiidaTypes.of(new Node(type, "pw", attributes, files, computer));
    return Map.of(converted.type(), converted.content());
  }
}
