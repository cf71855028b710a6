package org.clew.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DataProperties {
  @Property
  void valuesComeBackFromTheirPlainTree(@ForAll("values") Data value) {
    Blobs blobs = (sha256, size) -> value.blobs().stream().filter(b -> b.sha256().equals(sha256) && b.size() == size).findFirst()
        .orElseThrow();

    var back = DataTypes.read(value.type(), value.plain(), blobs);

    assertThat(back).isEqualTo(value).hasSameHashCodeAs(value).isNotSameAs(value);
    assertThat(back.blobs().stream().map(b -> new String(b.bytes())).toList())
        .isEqualTo(value.blobs().stream().map(b -> new String(b.bytes())).toList());
  }

  @Property
  void plainTreesAreNormal(@ForAll("values") Data value) {
    assertThat(Plain.normal(value.plain())).isEqualTo(value.plain());
  }

  @Property
  void structuresComeBackFromExtendedXyz(@ForAll("structures") StructureData structure) {
    assertThat(ExtendedXyz.read(ExtendedXyz.write(structure))).isEqualTo(structure);
  }

  @Provide
  Arbitrary<Data> values() {
    var texts = Arbitraries.strings().ofMaxLength(10);
    var names = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8);
    var blobs = texts.map(InMemoryBlob::new);
    var folders = Arbitraries.maps(names, blobs).ofMaxSize(4);
    return Arbitraries.<Data>oneOf(List.of(
        Arbitraries.longs().map(Int::new),
        Arbitraries.doubles().map(Float::new),
        texts.map(Str::new),
        Arbitraries.of(true, false).map(Bool::new),
        trees().list().ofMaxSize(4).map(ListData::new),
        Arbitraries.maps(texts, trees()).ofMaxSize(4).map(Dict::new),
        Combinators.combine(names, names).as(EnumData::new),
        Combinators.combine(names, blobs).as(SinglefileData::new),
        folders.map(FolderData::new),
        names.map(name -> new RemoteData(name, "/scratch/" + name)),
        structures(),
        names.map(name -> CodeData.installed(name, name, "/bin/" + name).withPrependText(name).withMpi(CodeData.Mpi.YES)),
        Combinators.combine(names, blobs).as((name, blob) -> CodeData.portable(name, "run.sh", Map.of("run.sh", blob))),
        names.map(name -> CodeData.containerized(name, name, name, name, "docker run {image}").withMpi(CodeData.Mpi.NO)),
        Combinators.combine(names, blobs)
            .as((name, blob) -> ForeignData.of(name, Map.of("a|b", List.of(1L, name)), Map.of("d/" + name, blob)).on(name))));
  }

  @Provide
  Arbitrary<StructureData> structures() {
    var lengths = Arbitraries.doubles().between(0.1, 30);
    var vectors = Combinators.combine(lengths, lengths, lengths).as(Vector3::new);
    var cells = Combinators.combine(vectors, vectors, vectors).as(Cell::new);
    var sites = Combinators.combine(Arbitraries.of("H", "Fe", "Si1"), vectors).as(Site::new).list().ofMaxSize(5);
    var crystals = Combinators.combine(cells, Arbitraries.of(Periodicity.FULL, Periodicity.NONE,
        new Periodicity(true, true, false)), sites)
        .as(StructureData::new);
    return Arbitraries.oneOf(crystals, sites.map(atoms -> new StructureData(Cell.NONE, Periodicity.NONE, atoms)));
  }

  private static Arbitrary<Object> trees() {
    var texts = Arbitraries.strings().ofMaxLength(5);
    Arbitrary<Object> leaves = Arbitraries.oneOf(Arbitraries.longs().map(x -> x), Arbitraries.doubles().map(x -> x),
        texts.map(x -> x), Arbitraries.of(true, false).map(x -> x));
    return Arbitraries.recursive(() -> leaves, inner -> Arbitraries.oneOf(inner.list().ofMaxSize(3).map(x -> x),
        Arbitraries.maps(texts, inner).ofMaxSize(3).map(x -> x)), 0, 2);
  }
}
