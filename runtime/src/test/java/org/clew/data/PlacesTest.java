package org.clew.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.clew.data.CodeData.Location;
import org.clew.data.CodeData.Mpi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes, remote directories and stashes: data that say where something is. */
class PlacesTest {
  private static final Map<String, Blob> FILES = Map.of("bin/run.sh", new InMemoryBlob("echo"), "data", new InMemoryBlob("1"));

  @Test void aCodeHasALabelWithoutItsComputer() {
    assertThat(CodeData.installed("pw", "cluster", "/opt/pw.x").fullLabel()).isEqualTo("pw@cluster");
    assertThat(CodeData.containerized("pw", "cluster", "pw.x", "qe:7", "docker run {image}").fullLabel()).isEqualTo("pw@cluster");
    assertThat(CodeData.portable("run", "bin/run.sh", FILES).fullLabel()).isEqualTo("run");
    for (var label : List.of("", " ", "pw@cluster")) {
      assertThatThrownBy(() -> CodeData.installed(label, "cluster", "/opt/pw.x"))
          .hasMessage("code label '" + label + "' must be a text without '@'");
    }
  }

  @Test void aCodeLeavesEverythingToTheJobUnlessItSaysSo() {
    var code = CodeData.installed("pw", "cluster", "/opt/pw.x");
    assertThat(code).returns("", CodeData::prependText).returns("", CodeData::appendText).returns(Mpi.UNSET, CodeData::mpi);
    for (var choice : Mpi.values())
      assertThat(code.withMpi(choice)).returns(choice, CodeData::mpi).returns("pw", CodeData::label);
    assertThat(code.mpi()).isEqualTo(Mpi.UNSET);
  }

  @Test void aCodeSaysWhereItsProgramIs() {
    assertThatThrownBy(() -> CodeData.installed("pw", "cluster", "pw.x"))
        .hasMessage("executable 'pw.x' must be an absolute path");
    assertThatThrownBy(() -> CodeData.installed("pw", " ", "/opt/pw.x")).hasMessageContaining("needs the label of its computer");
    for (var executable : List.of("run.sh", "/bin/run.sh", "./bin/run.sh", "bin")) {
      assertThatThrownBy(() -> CodeData.portable("run", executable, FILES))
          .hasMessageContaining("executable '" + executable + "' is not one of the files");
    }
    assertThatThrownBy(() -> CodeData.portable("run", "../run.sh", Map.of("../run.sh", new InMemoryBlob(""))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(CodeData.portable("run", "bin/run.sh", FILES).location()).isEqualTo(new Location.Portable("bin/run.sh", FILES));
    assertThatThrownBy(() -> CodeData.containerized("pw", "cluster", "pw.x", "", "docker run {image}"))
        .hasMessageContaining("name of its image");
    assertThatThrownBy(() -> CodeData.containerized("pw", "cluster", "pw.x", "qe:7", "docker run"))
        .hasMessageContaining("must contain {image}");
    assertThatThrownBy(() -> CodeData.containerized("pw", "cluster", " ", "qe:7", "docker run {image}"))
        .hasMessageContaining("needs its executable");
  }

  @Test void aRemoteDirectoryIsAnAbsolutePathOnAComputer() {
    assertThat(new RemoteData("cluster", "/scratch/1")).returns("cluster", RemoteData::computer)
        .returns("/scratch/1", RemoteData::path);
    assertThatThrownBy(() -> new RemoteData("cluster", "scratch/1")).hasMessage("remote path 'scratch/1' must be absolute");
    assertThatThrownBy(() -> new RemoteData("", "/scratch/1")).hasMessageContaining("label of its computer");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"cluster | archive | /scratch/1 | stash 'archive' must be an absolute path",
      "cluster | /archive | scratch | source of a stash 'scratch' must be an absolute path",
          "'' | /archive | /scratch/1 | label of its computer"})
  void aStashHasAbsolutePlacesOnAComputer(String computer, String target, String source, String what) {
    assertThatThrownBy(() -> new RemoteStashData.Place(computer, "copy", target, source, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(what);
  }

  @Test void stashesComeBackAsTheKindTheyAre() {
    var place = new RemoteStashData.Place("cluster", "tar.gz", "/archive/1.tar.gz", "/scratch/1", List.of("out", "*.xml"));
    for (var stash : List.of(new RemoteStashFolderData(place), new RemoteStashCompressedData(place))) {
      assertThat(DataTypes.read(stash.type(), stash.plain(), (_, _) -> null)).isEqualTo(stash).hasSameClassAs(stash);
      assertThat(stash).returns("/archive/1.tar.gz", RemoteStashData::path).returns(place, RemoteStashData::place);
    }
    assertThat(new RemoteStashFolderData(place)).isNotEqualTo(new RemoteStashCompressedData(place));
  }
}
