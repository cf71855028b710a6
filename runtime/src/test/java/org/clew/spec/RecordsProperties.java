package org.clew.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.Str;

class RecordsProperties {
  record Inner(Int count, Optional<Float> size) {}

  record Outer(Str name, Inner inner, Optional<Inner> maybeInner, Map<String, Int> byName, long total, Optional<String> label) {}

  private static final PortNamespace PORTS = Records.namespaceOf(Outer.class, Direction.INPUTS);

  @Property
  void recordsComeBackFromTheirMapping(@ForAll("outers") Outer outer) {
    assertThat(Records.fromMap(Outer.class, Records.toMap(outer))).isEqualTo(outer);
  }

  @Property
  void recordsAreValidInputsOfTheirOwnPorts(@ForAll("outers") Outer outer) {
    var values = InputProcessing.process(PORTS, Records.toMap(outer)).orThrow();

    assertThat(Records.fromMap(Outer.class, values)).isEqualTo(outer);
  }

  @Property
  void linksAndMetadataTogetherHoldTheWholeRecord(@ForAll("outers") Outer outer) {
    var split = SplitInputs.of(PORTS, InputProcessing.process(PORTS, Records.toMap(outer)).orThrow());
    var nested = LinkLabels.nest(split.linked());
    nested.putAll(split.metadata());

    assertThat(Records.fromMap(Outer.class, nested)).isEqualTo(outer);
  }

  @Provide
  Arbitrary<Outer> outers() {
    var ints = Arbitraries.longs().map(Int::new);
    var names = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(6);
    Arbitrary<Inner> inners = Combinators.combine(ints, Arbitraries.doubles().map(Float::new).optional()).as(Inner::new);
    return Combinators.combine(Arbitraries.strings().map(Str::new), inners, inners.optional(),
        Arbitraries.maps(names, ints).ofMaxSize(4), Arbitraries.longs(), Arbitraries.strings().optional()).as(Outer::new);
  }
}
