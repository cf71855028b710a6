package org.clew.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.clew.hash.StructuralHash;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Microseconds for the hash of a value: one for each input of a calculation, and one of all these together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HashBenchmark {
  private static final int SITES = 125;

  private final Map<String, Object> number = Map.of("class", "data.int", "content", 7L);
  private final Map<String, Object> parameters = Map.of("class", "data.dict", "content",
      Map.of("calculation", "scf", "ecutwfc", 30.0, "ecutrho", 240.0, "conv_thr", 1e-9, "electron_maxstep", 80L, "nspin", true));
  private final Map<String, Object> structure = structure();

  /** Ten kilobytes of JSON. */
  private static Map<String, Object> structure() {
    var sites = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < SITES; i++)
      sites.add(Map.of("kind_name", "Si", "position", List.of(i * 0.1357, i * 1.0 / 3, Math.sqrt(i))));
    return Map.of("class", "data.structure", "content", Map.of("sites", sites));
  }

  @Benchmark public String number() {
    return StructuralHash.of(number);
  }

  @Benchmark public String parameters() {
    return StructuralHash.of(parameters);
  }

  @Benchmark public String structure10kB() {
    return StructuralHash.of(structure);
  }
}
