package org.clew.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.clew.hash.DataHash;

class DataHashProperties {
  private static final UnaryOperator<String> COMPUTERS = label -> label + " = host";

  @Property void theHashIsTheSameAfterReadingBack(@ForAll("values") Data value) {
    var back = DataTypes.fresh(value);
    back.stored(new NodeRef(7, new java.util.UUID(1, 2)));
    assertThat(DataHash.of(back, COMPUTERS)).isEqualTo(DataHash.of(value, COMPUTERS))
        .isEqualTo(DataHash.of(value.type(), value.plain(), COMPUTERS));
  }

  @Property void differentValuesHaveDifferentHashes(@ForAll("values") Data a, @ForAll("values") Data b) {
    Assume.that(!a.equals(b) && !(a instanceof Float) && !(a instanceof StructureData) && !(a instanceof CodeData));
    assertThat(DataHash.of(a, COMPUTERS)).isNotEqualTo(DataHash.of(b, COMPUTERS));
  }

  @Example void everyTypeIsTold() {
    assertThat(DataHash.of(new Int(1), COMPUTERS)).isNotEqualTo(DataHash.of(new Float(1), COMPUTERS));
    assertThat(DataHash.of("data.of_a_plugin", 1L, COMPUTERS)).isNotEqualTo(DataHash.of("data.int", 1L, COMPUTERS));
  }

  @Example void filesCountByTheirContent() {
    assertThat(file("input", "a")).isEqualTo(file("input", "a")).isNotEqualTo(file("input", "b"))
        .isNotEqualTo(file("other", "a"));
    assertThat(folder(Map.of("a/b", "x", "c", "y"))).isEqualTo(folder(Map.of("c", "y", "a/b", "x")))
        .isNotEqualTo(folder(Map.of("a/b", "x")));
  }

  private static String file(String name, String content) {
    return DataHash.of(new SinglefileData(name, new InMemoryBlob(content)), COMPUTERS);
  }

  private static String folder(Map<String, String> files) {
    var blobs = new java.util.HashMap<String, Blob>();
    files.forEach((path, text) -> blobs.put(path, new InMemoryBlob(text)));
    return DataHash.of(new FolderData(blobs), COMPUTERS);
  }

  @Example void theLabelOfACodeDoesNotCountAndEverythingElseDoes() {
    var code = CodeData.installed("bash", "here", "/bin/bash");
    var renamed = CodeData.installed("shell", "here", "/bin/bash");
    assertThat(DataHash.of(renamed, COMPUTERS)).isEqualTo(DataHash.of(code, COMPUTERS));
    var others = List.of(code, CodeData.installed("bash", "there", "/bin/bash"), CodeData.installed("bash", "here", "/bin/sh"),
        code.withPrependText("module load x"), code.withAppendText("true"), code.withMpi(CodeData.Mpi.YES),
        code.withMpi(CodeData.Mpi.NO), CodeData.containerized("bash", "here", "/bin/bash", "debian", "docker run {image}"),
        CodeData.containerized("bash", "here", "/bin/bash", "debian", "podman run {image}"),
        CodeData.portable("bash", "run.sh", Map.of("run.sh", new InMemoryBlob("a"))),
        CodeData.portable("bash", "run.sh", Map.of("run.sh", new InMemoryBlob("b"))));
    assertThat(others.stream().map(each -> DataHash.of(each, COMPUTERS))).doesNotHaveDuplicates();
  }

  @Example void aComputerCountsAsItselfAndNotByItsLabel() {
    var place = new RemoteStashData.Place("here", "copy", "/stash/a", "/scratch/a", List.of("out"));
    for (var value : Arrays.asList(CodeData.installed("bash", "here", "/bin/bash"), new RemoteData("here", "/scratch/a"),
        new RemoteStashFolderData(place), new RemoteStashCompressedData(place), new RemoteStashCustomData(place))) {
      assertThat(DataHash.of(value, _ -> "another host")).as(value.type()).isNotEqualTo(DataHash.of(value, COMPUTERS));
      assertThat(DataHash.of(value, label -> label.replace("here", "x") + " = host")).isNotEqualTo(DataHash.of(value, COMPUTERS));
    }
  }

  @Provide Arbitrary<Data> values() {
    return new DataProperties().values();
  }
}
