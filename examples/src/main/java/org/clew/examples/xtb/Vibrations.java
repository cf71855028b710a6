package org.clew.examples.xtb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clew.data.ListData;

/** Normal modes as xtb gives them; wavenumbers in 1/cm, imaginary ones negative. */
final class Vibrations {
  /** Below it xtb calls an imaginary frequency significant. */
  private static final double NOISE = 5;

  private Vibrations() {}

  /** Without translations and rotations, which are nearest to zero; sorted. */
  static List<Double> internal(double[] all, int count) {
    return Arrays.stream(all).boxed().sorted(Comparator.<Double>comparingDouble(Math::abs).reversed()).limit(count).sorted()
        .toList();
  }

  static int imaginary(List<Double> frequencies) {
    return (int) frequencies.stream().filter(frequency -> frequency < -NOISE).count();
  }

  /** The first of a sorted list; throws IllegalArgumentException when it has no numbers. */
  static double lowest(ListData frequencies) {
    if (!frequencies.value().isEmpty() && frequencies.value().getFirst() instanceof Number lowest) return lowest.doubleValue();
    throw new IllegalArgumentException("no frequencies: " + frequencies.value());
  }

  /**
   * Directions of the atoms in the first mode of a file in the format of Gaussian 98, which is the lowest one; empty when there
   * is none. Three modes stand side by side: {@code atom, atomic number, x y z, x y z, x y z}.
   */
  static Optional<List<List<Double>>> firstMode(String text) {
    var lines = text.lines().dropWhile(line -> !line.strip().startsWith("Atom AN")).skip(1).toList();
    var mode = new ArrayList<List<Double>>();
    for (var line : lines) {
      var words = line.strip().split("\\s+");
      if (words.length < 5 || !words[0].equals(String.valueOf(mode.size() + 1))) break;
      try {
        mode.add(Stream.of(words[2], words[3], words[4]).map(Double::valueOf).toList());
      } catch (NumberFormatException _) {
        return Optional.empty();
      }
    }
    return mode.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(mode));
  }
}
