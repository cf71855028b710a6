package org.clew.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataTypesTest {
  enum RelaxType { CELL, IONS }

  @ParameterizedTest
  @CsvSource({"data.int,Int", "data.float,Float", "data.str,Str", "data.bool,Bool", "data.list,ListData", "data.dict,Dict",
      "data.enum,EnumData", "data.singlefile,SinglefileData", "data.folder,FolderData", "data.remote,RemoteData",
      "data.structure,StructureData", "data.code,CodeData", "data.json,JsonData", "data.array,ArrayData",
      "data.array.kpoints,KpointsData", "data.array.bands,BandsData", "data.array.trajectory,TrajectoryData",
      "data.array.xy,XyData", "data.cif,CifData", "data.upf,UpfData",
      "data.orbital,OrbitalData", "data.array.projection,ProjectionData", "data.foreign,ForeignData"})
  void knowsTheDurableNames(String name, String simpleName) {
    assertThat(DataTypes.find(name)).get().extracting(type -> type.javaType().getSimpleName()).isEqualTo(simpleName);
  }

  @Test
  void makesDataOfRawValues() {
    assertThat(DataTypes.toData(3)).isEqualTo(new Int(3));
    assertThat(DataTypes.toData(1.5)).isEqualTo(new Float(1.5));
    assertThat(DataTypes.toData("s")).isEqualTo(new Str("s"));
    assertThat(DataTypes.toData(true)).isEqualTo(new Bool(true));
    assertThat(DataTypes.toData(List.of(1))).isEqualTo(new ListData(List.of(1L)));
    assertThat(DataTypes.toData(Map.of("a", 1))).isEqualTo(new Dict(Map.of("a", 1L)));
    assertThat(DataTypes.toData(RelaxType.IONS)).isEqualTo(new EnumData("relax_type", "IONS"));
    assertThat(DataTypes.toData(BigInteger.TEN)).isEqualTo(new Int(10));
    var data = new Int(1);
    assertThat(DataTypes.toData(data)).isSameAs(data);
  }

  @Test
  void refusesWhatCannotBeData() {
    assertThatThrownBy(() -> DataTypes.toData(new Object())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DataTypes.toData(null)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Float(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> DataTypes.toData(BigInteger.TWO.pow(64))).hasMessageContaining("64 bits");
  }

  @Test
  void namesAnUnknownTypeAndTheRemedy() {
    assertThatThrownBy(() -> DataTypes.read("data.tablet", 1L, (_, _) -> null)).hasMessageContaining("data type 'data.tablet'")
        .hasMessageContaining("plugin");
  }

  @Test
  void namesTheFieldThatDoesNotFit() {
    assertThatThrownBy(() -> DataTypes.read("data.remote", Map.of("computer", "c", "path", 3L), (_, _) -> null))
        .hasMessage("data.remote: field 'path' must be text, found 3");
    assertThatThrownBy(() -> DataTypes.read("data.int", "3", (_, _) -> null))
        .hasMessage("data.int needs a whole number, found 3");
  }

  @Test
  void namesThePathOfAValueThatIsNotPlain() {
    assertThatThrownBy(() -> new Dict(Map.of("a", Map.of("b", List.of(1, Double.NaN)))))
        .hasMessage("a.b.1: NaN is not a finite number");
    assertThatThrownBy(() -> new ListData(List.of(1, Map.of(2, 3)))).hasMessage("1: keys must be text, found 2");
    assertThat(Plain.isPlain(new Object())).isFalse();
  }

  @Test
  void keepsItsContentWhenTheGivenMappingChanges() {
    var given = new java.util.HashMap<String, Object>(Map.of("a", 1));
    var dict = new Dict(given);
    given.put("b", 2);

    assertThat(dict.value()).isEqualTo(Map.of("a", 1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../up", "a/../b", "a//b", "", ".", "a/"})
  void refusesFilePathsThatLeaveTheFolder(String path) {
    assertThatThrownBy(() -> new FolderData(Map.of(path, new InMemoryBlob("x")))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAFileThatIsAlsoAFolder() {
    var blob = new InMemoryBlob("x");
    assertThatThrownBy(() -> new FolderData(Map.of("a", blob, "a/b", blob))).hasMessageContaining("both a file and the folder");
  }

  @Test
  void givesBackTheEnumConstant() {
    assertThat(EnumData.of(RelaxType.CELL).as(RelaxType.class)).isEqualTo(RelaxType.CELL);
    assertThatThrownBy(() -> new EnumData("relax_type", "NONE").as(RelaxType.class)).hasMessageContaining("[CELL, IONS]");
  }

  @Test
  void hashesContent() {
    assertThat(new InMemoryBlob("abc").sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
