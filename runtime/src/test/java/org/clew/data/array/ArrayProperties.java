package org.clew.data.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ArrayProperties {
  @Property(tries = 300)
  void arraysComeBackFromTheirFiles(@ForAll("arrays") NdArray array) {
    var file = Npy.write(array);
    assertThat(Npy.read(file)).isEqualTo(array).hasSameHashCodeAs(array);
    assertThat(file.length % 64).isEqualTo(array.shape().size() * array.type().bytes() % 64);
  }

  @Property(tries = 300)
  void noBytesMakeTheReaderFailOtherwiseThanByRefusal(@ForAll("arrays") NdArray array, @ForAll int at, @ForAll byte instead) {
    var file = Npy.write(array);
    file[Math.floorMod(at, file.length)] = instead;
    try {
      assertThat(Npy.read(file).shape()).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("(?s).{10,}");
    }
  }

  @Property(tries = 200)
  void partsTogetherAreTheWhole(@ForAll("arrays") NdArray array) {
    if (array.shape().rank() == 0) return;
    var parts = IntStream.range(0, array.shape().axis(0)).mapToObj(array::part)
        .flatMapToDouble(part -> Arrays.stream(part.reals())).toArray();
    assertThat(parts).isEqualTo(array.reals());
  }

  @Provide
  Arbitrary<NdArray> arrays() {
    var shapes = Arbitraries.integers().between(0, 4).list().ofMaxSize(4).map(Shape::new);
    return Arbitraries.of(ElementType.values()).flatMap(type -> shapes.flatMap(shape ->
        Arbitraries.bytes().array(byte[].class).ofSize(shape.size() * type.bytes())
            .map(bytes -> NdArray.ofBytes(type, shape, bytes))));
  }
}
