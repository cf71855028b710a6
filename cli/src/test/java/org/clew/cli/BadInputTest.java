package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused is refused with one message that says what to do, and nothing is stored. */
class BadInputTest {
  @TempDir Path folder;

  private Path home() {
    return folder.resolve("home");
  }

  private Said clew(String... arguments) {
    return new Clew(home()).run(arguments);
  }

  @AfterEach void nothingWasStored() {
    if (Files.isDirectory(home()) && !newer) assertThat(new Clew(home()).json("process", "list", "-a").list("processes"))
        .isEmpty();
  }

  private boolean newer;

  @Test void unknownProcess() {
    assertThat(clew("submit", "test.som", "x=1").refusal(1)).hasLineCount(1)
        .contains("no process 'test.som'", "did you mean 'test.sum'?", "clew plugin list");
    assertThat(clew("submit", "test.som", "--json").error()).containsEntry("code", "not-found");
  }

  @Test void unknownProcessOfRun() {
    assertThat(clew("run", "test.som", "x=1").refusal(1)).hasLineCount(1).contains("did you mean 'test.sum'?");
  }

  @Test void missingAndWrongInputsAllAtOnce() {
    var said = clew("submit", "test.sum", "y=many");
    assertThat(said.refusal(1).lines()).hasSize(3).anyMatch(line -> line.startsWith("  inputs.x: "))
        .anyMatch(line -> line.startsWith("  inputs.y: ") && line.contains("many"));
    var error = clew("submit", "test.sum", "y=many", "--json");
    assertThat(error.status()).isEqualTo(1);
    assertThat(error.err()).isEmpty();
    assertThat(error.error().keySet()).containsExactly("code", "message", "details");
    assertThat(error.error()).containsEntry("code", "invalid-inputs");
    assertThat((java.util.List<?>) error.error().get("details")).map(detail -> (String) ((Map<?, ?>) detail).get("path"))
        .containsExactlyInAnyOrder("inputs.x", "inputs.y");
  }

  @Test void unknownPort() {
    assertThat(clew("submit", "test.echo", "texts=hello").refusal(1)).contains("inputs.texts: ", "did you mean 'text'");
  }

  @Test void malformedJsonFile() throws IOException {
    var file = Files.writeString(folder.resolve("inputs.json"), "{\"x\": 1,\n \"y\": }");
    assertThat(clew("submit", "test.sum", "--inputs", file.toString()).refusal(2)).hasLineCount(1)
        .contains("inputs.json", "line 2");
  }

  @Test void malformedYamlFile() throws IOException {
    var file = Files.writeString(folder.resolve("inputs.yaml"), "x: 1\ny: [2\n");
    assertThat(clew("submit", "test.sum", "--inputs", file.toString()).refusal(2)).hasLineCount(1)
        .contains("inputs.yaml", "line ");
  }

  @Test void whatAReaderCannotReadIsToldInItsPlace() throws IOException {
    var yaml = Files.writeString(folder.resolve("inputs.yaml"), "x: 1\n\ty: 2\n");
    assertThat(clew("submit", "test.sum", "--inputs", yaml.toString()).refusal(2)).hasLineCount(1)
        .contains("inputs.yaml, line 2", "TAB");
    var json = Files.writeString(folder.resolve("inputs.json"), "{\"x\": 1,\n \"y\": NaN}");
    assertThat(clew("submit", "test.sum", "--inputs", json.toString()).refusal(2)).hasLineCount(1)
        .contains("inputs.json, line 2", "'NaN'")
        .doesNotContain("JsonReadFeature");
  }

  @Test void inputsFileThatIsNoMapping() throws IOException {
    var file = Files.writeString(folder.resolve("inputs.yaml"), "- 1\n- 2\n");
    assertThat(clew("submit", "test.sum", "--inputs", file.toString()).refusal(2)).hasLineCount(1).contains("one mapping");
    Files.writeString(file, "");
    assertThat(clew("submit", "test.sum", "--inputs", file.toString()).refusal(2)).hasLineCount(1).contains("one mapping");
  }

  @Test void aHomeThatIsAFile() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    for (var arguments : new String[][] {{"node", "list"}, {"config", "list"}, {"storage", "info"}}) {
      assertThat(new Clew(file).run(arguments).refusal(1)).hasLineCount(1).contains(file + " is not a directory", "CLEW_HOME");
    }
  }

  @Test void missingInputsFile() {
    assertThat(clew("submit", "test.sum", "--inputs", folder.resolve("none.json").toString()).refusal(2)).hasLineCount(1)
        .contains("none.json", "there is no such file");
    assertThat(clew("submit", "test.sum", "--inputs", folder.toString()).refusal(2)).hasLineCount(1).contains("Is a directory");
  }

  @Test void aNameThatStandsTwiceInAFile() throws IOException {
    for (var text : new String[][] {{"inputs.yaml", "x: 1\ny: 2\nx: 3\n"},
        {"inputs.json", "{\"x\": 1, \"y\": 2,\n\n \"x\": 3}"}}) {
      var file = Files.writeString(folder.resolve(text[0]), text[1]);
      assertThat(clew("submit", "test.sum", "--inputs", file.toString()).refusal(2)).hasLineCount(1)
          .contains(text[0] + ", line 3", "Duplicate", "'x'");
    }
  }

  @Test void referencesThatLeadNowhereAllAtOnceWithTheirPorts() throws IOException {
    var file = Files.writeString(folder.resolve("inputs.yaml"),
        "x: {$node: 4711}\ny: {$node: nobody}\nz: 1\nmetadata: {label: 3}\n");
    assertThat(clew("submit", "test.sum", "--inputs", file.toString()).refusal(1).lines()).hasSize(5)
        .anyMatch(line -> line.startsWith("  inputs.x: there is no data node '4711'") && line.contains("clew node list"))
        .anyMatch(line -> line.startsWith("  inputs.y: there is no data node 'nobody'"))
        .anyMatch(line -> line.startsWith("  inputs.z: unknown port"))
            .anyMatch(line -> line.startsWith("  inputs.metadata.label: expected text"));
    assertThat(clew("submit", "test.sum", "--inputs", file.toString(), "--json").error()).containsEntry("code", "invalid-inputs");
  }

  @Test void numbersOfAFileThatAreTexts() throws IOException {
    var file = Files.writeString(folder.resolve("inputs.yaml"), "x: '1'\ny: 1.5\n");
    assertThat(clew("submit", "test.sum", "--inputs", file.toString()).refusal(1).lines()).hasSize(3)
        .anyMatch(line -> line.equals("  inputs.x: expected data.int, got text 1; write it without quotes"))
        .anyMatch(line -> line.startsWith("  inputs.y: expected data.int, got "));
  }

  @Test void namespacesAndPortsTakenForEachOther() throws IOException {
    var file = Files.writeString(folder.resolve("inputs.yaml"), "metadata: fast\nx: {deep: 1}\n");
    assertThat(clew("submit", "test.sum", "y=1", "--inputs", file.toString()).refusal(1).lines()).hasSize(3)
        .anyMatch(line -> line.startsWith("  inputs.metadata: is a namespace; expected a mapping"))
            .anyMatch(line -> line.startsWith("  inputs.x: "));
    assertThat(clew("submit", "test.sum", "metadata=fast", "x.deep=1", "y=1").refusal(1).lines()).anyMatch(line -> line
        .startsWith("  inputs.metadata: is a namespace; set the ports in it")).anyMatch(line -> line
            .startsWith("  inputs.x: is a port; there is no 'deep' below it"));
  }

  @Test void malformedAssignment() {
    assertThat(clew("submit", "test.sum", "x").refusal(2)).hasLineCount(1).contains("'x' is not an input; write port=value");
    assertThat(clew("submit", "test.sum", "=3").refusal(2)).hasLineCount(1).contains("'=3' is not an input");
    assertThat(clew("submit", "test.sum", "x=@" + folder.resolve("none")).refusal(2)).hasLineCount(1)
        .contains("there is no such file");
  }

  @Test void missingSource() {
    assertThat(clew("run", folder.resolve("None.java").toString()).refusal(2)).hasLineCount(1)
        .contains("None.java", "there is no such file");
  }

  @Test void sourceWithErrors() throws IOException {
    var file = Files.writeString(folder.resolve("Bad.java"), "public class Bad {\n  int x = \"text\";\n  Nothing y;\n}\n");
    assertThat(clew("submit", file.toString()).refusal(1)).contains("Bad.java:2: ", "Bad.java:3: ");
  }

  @Test void sourceWithoutAProcess() throws IOException {
    var file = Files.writeString(folder.resolve("Plain.java"), "public class Plain {}\n");
    assertThat(clew("submit", file.toString()).refusal(1)).hasLineCount(1).contains("Plain.java defines no process");
  }

  @Test void classThatIsNoProcess() {
    assertThat(clew("submit", "java.lang.String").refusal(1)).hasLineCount(1).contains("neither a WorkChain nor a CalcJob");
  }

  @Test void countOutOfRange() {
    for (var count : new String[] {"0", "-1", "100001"}) {
      assertThat(clew("submit", "test.sum", "x=1", "y=2", "--count", count).refusal(2)).contains("--count must be 1 to 100000");
    }
    assertThat(clew("submit", "test.sum", "x=1", "y=2", "--count", "many").refusal(2)).contains("--count");
  }

  @Test void storeOfANewerVersion() throws SQLException {
    clew("process", "list").ok();
    newer = true;
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home()
        .resolve("clew.db")); var sql = connection.createStatement()) {
      sql.execute("PRAGMA user_version = 99");
    }
    for (var command : new String[][] {{"process", "list"}, {"run", "test.sum", "x=1", "y=2"},
        {"submit", "test.sum", "x=1", "y=2"},
        {"process", "kill", "1"}}) {
      assertThat(clew(command).refusal(1)).as(String.join(" ", command)).hasLineCount(1)
          .contains("newer Clew", "schema 99", "CLEW_HOME");
    }
    assertThat(clew("daemon", "start").refusal(1)).contains("newer Clew");
    assertThat(clew("status", "--json").json().get("problems").toString()).contains("newer Clew");
  }

  @Test void homeThatIsAFile() throws IOException {
    Files.writeString(home(), "mine");
    for (var command : new String[][] {{"process", "list"}, {"run", "test.sum", "x=1", "y=2"},
        {"submit", "test.sum", "x=1", "y=2"},
        {"process", "kill", "1"}, {"daemon", "start"}, {"config", "set", "daemon.timeout", "3"}}) {
      assertThat(clew(command).refusal(1)).as(String.join(" ", command)).hasLineCount(1).contains(home().toString());
    }
    for (var command : new String[][] {{"daemon", "status"}, {"daemon", "stop"}, {"daemon", "logs"}, {"status"}}) {
      assertThat(clew(command).err() + clew(command).out()).as(String.join(" ", command)).doesNotContain("Unexpected");
    }
    assertThat(clew("status").status()).isEqualTo(1);
    assertThat(home()).hasContent("mine");
  }

  @Test void storeThatIsNoDatabase() throws IOException {
    Files.createDirectories(home());
    Files.writeString(home().resolve("clew.db"), "this is not a database, but long enough to be looked at as one".repeat(50));
    newer = true;
    assertThat(clew("process", "list").refusal(1)).hasLineCount(1).contains("clew.db");
  }
}
