package org.clew.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files in {@code npy/} were written by NumPy 2.4.6. */
class NpyTest {
  private static byte[] file(String name) {
    try (var in = NpyTest.class.getResourceAsStream("/npy/" + name + ".npy")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test void readsWhatNumPyWrote() {
    assertThat(Npy.read(file("float64")))
        .isEqualTo(NdArray.of(new double[][] {{1.5, -2, Double.NaN}, {Double.POSITIVE_INFINITY, 0.1, -0.0}}));
    assertThat(Npy.read(file("float64_first_fastest"))).isEqualTo(NdArray.of(new double[][] {{0, 1, 2}, {3, 4, 5}}));
    assertThat(Npy.read(file("int32_big_endian"))).isEqualTo(NdArray.of(new int[] {1, -2, 70000}));
    assertThat(Npy.read(file("uint8")).wholes()).containsExactly(0, 128, 255);
    assertThat(Npy.read(file("uint64")).real(0)).isEqualTo(0x1p64);
    assertThat(Npy.read(file("bool"))).isEqualTo(NdArray.of(new boolean[][] {{true, false}, {false, true}}));
    assertThat(Npy.read(file("complex128"))).isEqualTo(NdArray.ofComplex(Shape.of(2), 1, 2, -0.0, -3.5));
    assertThat(Npy.read(file("complex128")).imaginary(1)).isEqualTo(-3.5);
    assertThat(Npy.read(file("float32_single")).real()).isEqualTo(2.5);
    assertThat(Npy.read(file("int64_empty")).shape()).isEqualTo(Shape.of(0, 3));
    assertThat(Npy.read(file("int64_version_2"))).isEqualTo(NdArray.of(new long[][] {{1, 2}, {3, 4}}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"float64", "bool", "uint8", "uint64", "complex128", "float32_single", "int64_empty"})
  void writesTheBytesThatNumPyWrites(String name) {
    assertThat(Npy.write(Npy.read(file(name)))).isEqualTo(file(name));
  }

  @ParameterizedTest
  @CsvSource({"text, arrays of '<U2' are not taken; convert it to numbers", "objects, reading runs code from the file",
      "records, arrays of records are not taken"})
  void refusesWhatIsNoArrayOfNumbers(String name, String why) {
    assertThatThrownBy(() -> Npy.read(file(name))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
  }

  @Test void refusesFilesThatAreCutOrTooLong() {
    var whole = file("float64");
    for (int length : List.of(0, 5, 9, 10, 60, 128, whole.length - 1, whole.length + 8)) {
      assertThatThrownBy(() -> Npy.read(Arrays.copyOf(whole, length))).as("%d bytes", length)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Npy.read("a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("no .npy file");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647, 2147483647)} | too large",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)} | too long",
      "{'descr': '<f8', 'fortran_order': 1, 'shape': ()} | True or False",
      "{'descr': '<f8', 'shape': ()} | must all be there",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (), 'more': 1} | is not known",
      "{'descr': '<f8', 'fortran_order': False, 'shape': ()} + x | something follows",
      "__import__('os') | expected {"})
  void refusesHeadersThatNumPyDoesNotWrite(String header, String why) {
    assertThatThrownBy(() -> NpyHeader.parse(header)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
  }
}
