package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.data.array.NdArray;
import org.clew.data.array.Npy;
import org.clew.store.PlainJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandsTest {
  private static final String SALT = """
      salt
      1.0
      2.82 2.82 0
      2.82 0 2.82
      0 2.82 2.82
      Na Cl
      1 1
      Direct
      0 0 0
      0.5 0.5 0.5
      """;

  @TempDir Path folder;

  private Clew clew() {
    return new Clew(folder.resolve("home"));
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  private String imported(Path file, String... more) {
    var arguments = new java.util.ArrayList<>(List.of("data", "import", file.toString()));
    arguments.addAll(List.of(more));
    var json = clew().json(arguments.toArray(String[]::new)).json();
    assertThat(json.keySet()).containsExactly("pk", "uuid", "type", "label");
    return Clew.pk(json);
  }

  @Test void aStructureGoesFromOneFormatToTheOthers() throws Exception {
    var pk = imported(file("POSCAR", SALT), "--label", "salt");
    assertThat(clew().run("data", "show", "salt").ok().out())
        .contains("data.structure <" + pk + "> 'salt'", "formula: ClNa", "angles: [60.0,60.0,60.0]", "Cl");
    var facts = (Map<?, ?>) clew().json("data", "show", pk).json().get("facts");
    assertThat(facts.get("formula")).isEqualTo("ClNa");
    assertThat((List<?>) facts.get("sites")).element(1).isEqualTo(List.of("Cl", 2.82, 2.82, 2.82));
    var cif = folder.resolve("salt.cif");
    assertThat(clew().run("data", "export", pk, "-o", cif.toString()).ok().err()).contains("Wrote", "salt.cif");
    assertThat(clew().run("data", "export", imported(cif), "-f", "poscar").ok().out()).contains("Na Cl\n1 1\nDirect\n");
    assertThat(clew().run("data", "export", pk).ok().out()).startsWith("2\nLattice=");
    assertThat(clew().run("data", "export", pk, "-f", "npy").refusal(2))
        .contains("A data.structure is not written as 'npy': give one of xyz, cif, poscar, json");
    assertThat(clew().run("data", "export", pk, "-o", cif.toString()).refusal(1)).contains("salt.cif exists");
    clew().run("data", "export", pk, "-o", cif.toString(), "--force").ok();
  }

  @Test void anArrayGoesInAndOutAsNpyCsvAndJson() throws Exception {
    var npy = Files.write(folder.resolve("forces.npy"), Npy.write(NdArray.of(new double[][] {{1, Double.NaN}, {3, 4.5}})));
    var pk = imported(npy);
    assertThat(clew().run("data", "show", pk).ok().out()).contains("default", "float64", "(2, 2)", "[[1.0,\"NaN\"],[3.0,4.5]]");
    assertThat(clew().run("data", "export", pk, "-f", "csv").ok().out()).isEqualTo("1.0,NaN\n3.0,4.5\n");
    assertThat(PlainJson.read(clew().run("data", "export", pk, "-f", "json").ok().out()))
        .isEqualTo(Map.of("default", List.of(List.of(1.0, "NaN"), List.of(3.0, 4.5))));
    var copy = folder.resolve("copy.npy");
    clew().run("data", "export", pk, "-o", copy.toString()).ok();
    assertThat(Files.readAllBytes(copy)).isEqualTo(Files.readAllBytes(npy));
    assertThat(clew().run("node", "repo", "ls", pk).ok().out()).isEqualTo("default.npy\n");
    var table = imported(file("table.csv", "x,y\n1,2\n3,4\n"));
    assertThat(clew().run("data", "show", table, "--array", "default").ok().out()).isEqualTo("1.0,2.0\n3.0,4.0\n");
    var several = imported(file("several.json", "{\"a\": [1, 2], \"b\": [[true]]}"), "-t", "array");
    assertThat(clew().run("data", "export", several).refusal(2)).contains("several arrays", "a, b");
    assertThat(clew().run("data", "export", several, "--array", "a", "-f", "json").ok().out()).isEqualTo("[1,2]\n");
    assertThat(clew().run("node", "show", several).ok().out()).contains("\"shape\":[1,1]");
  }

  @Test void treesAndFilesKeepTheirContent() throws Exception {
    var tree = imported(file("setup.yaml", "a: [1, 2.5, x]\nb: {c: true}\n"));
    assertThat(clew().json("node", "show", tree).json().get("node_type")).isEqualTo("data.json");
    assertThat(clew().run("data", "export", tree).ok().out()).isEqualTo("{\"a\":[1,2.5,\"x\"],\"b\":{\"c\":true}}\n");
    var upf = imported(file("Si.upf", "<PP_HEADER element=\"Si\"/>"));
    assertThat(clew().run("data", "show", upf).ok().out()).contains("data.upf", "element: Si", "md5: ");
    assertThat(clew().run("data", "export", upf).ok().out()).isEqualTo("<PP_HEADER element=\"Si\"/>");
    var text = imported(file("notes.txt", "hello\n"));
    assertThat(clew().run("node", "repo", "cat", text).ok().out()).isEqualTo("hello\n");
    var dump = folder.resolve("dump");
    clew().run("node", "repo", "dump", text, dump.toString()).ok();
    assertThat(dump.resolve("notes.txt")).hasContent("hello");
    assertThat(clew().run("node", "repo", "dump", text, dump.toString()).refusal(1)).contains("is not empty");
    assertThat(clew().run("node", "repo", "cat", text, "../clew.db").refusal(1)).contains("There is no '../clew.db'");
    assertThat(clew().run("node", "repo", "cat", tree).refusal(2)).contains("There are 0 files of node " + tree);
  }

  /** A path that no command writes, as if somebody had changed the store. */
  @Test void noFileIsWrittenOutsideTheFolder() throws Exception {
    var text = imported(file("notes.txt", "hello\n"));
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + clew().home().resolve("clew.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE node SET content = replace(content, 'notes.txt', '../../evil') WHERE pk = " + text);
    }
    assertThat(clew().run("node", "repo", "dump", text, folder.resolve("deep/dump").toString()).refusal(1))
        .contains("'../../evil' would be written outside");
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  @Test void whatCannotBeReadIsNamed() throws Exception {
    assertThat(clew().run("data", "import", file("bad.cif", "data_x\n_cell_length_a 1\n").toString()).refusal(1))
        .contains("Cannot import", "bad.cif", "holds no atoms");
    assertThat(clew().run("data", "import", file("POSCAR_bad", SALT.replace("1.0", "x")).toString()).refusal(1))
        .contains("line 2: 'x' is not a number");
    assertThat(clew().run("data", "import", file("bad.npy", "no").toString()).refusal(1)).contains("this is no .npy file");
    assertThat(clew().run("data", "import", file("bad.csv", "1,2\n3\n").toString()).refusal(1))
        .contains("all rows must be of one length");
    assertThat(clew().run("data", "import", file("bad2.csv", "1,2\na,b\n").toString()).refusal(1))
        .contains("line 2: expected numbers");
    assertThat(clew().run("data", "import", file("what.txt", "x").toString(), "-t", "structure").refusal(1))
        .contains("does not tell the format");
    assertThat(clew().run("data", "import", file("what.json", "[1]").toString(), "-t", "dict").refusal(1))
        .contains("must hold a mapping");
    assertThat(clew().run("data", "import", folder.resolve("missing.xyz").toString()).refusal(2))
        .contains("there is no such file");
    assertThat(clew().run("data", "import", file("x.txt", "x").toString(), "-t", "thing").status()).isEqualTo(2);
    assertThat(clew().run("data", "show", "99").refusal(1)).contains("There is no process or node '99'");
    var process = clew().submit("test.sum", "x=1", "y=2");
    assertThat(clew().run("data", "show", process).refusal(1)).contains("is a process, not data");
  }
}
