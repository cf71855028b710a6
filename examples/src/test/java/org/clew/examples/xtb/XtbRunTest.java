package org.clew.examples.xtb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.data.CodeData;
import org.clew.data.Vector3;
import org.clew.examples.LocalEngine;
import org.clew.examples.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs xtb on this machine. Measured values: NIST Computational Chemistry Comparison and Benchmark Database, cccbdb.nist.gov. */
class XtbRunTest {
  @TempDir Path home;

  @Test void surveyHasTheMoleculesAsTheyAreMeasured() throws InterruptedException {
    var code = CodeData.installed("xtb", "localhost", Programs.xtb().toString());
    try (var engine = new LocalEngine(home)) {
      var outcome = engine.run("xtb.survey", Map.of("code", code));
      assertThat(outcome.isOk()).as("%s", outcome).isTrue();
      var outputs = LocalEngine.plain(outcome);
      var table = (Map<?, ?>) outputs.get("table");
      assertThat(frequencies(table, "water")).hasSize(3).satisfiesExactly(
          bend -> assertThat(bend).isCloseTo(1595, withinPercentage(5)),
          symmetric -> assertThat(symmetric).isCloseTo(3657, withinPercentage(5)),
          antisymmetric -> assertThat(antisymmetric).isCloseTo(3756, withinPercentage(5)));
      assertThat(frequencies(table, "ammonia")).hasSize(6).allMatch(frequency -> frequency > 500);
      assertThat(frequencies(table, "ethanol")).hasSize(21).allMatch(frequency -> frequency > 100);
      assertThat(bond(positions(outputs, "water"), 0, 1).length()).isCloseTo(0.958, within(0.01));
      var ammonia = positions(outputs, "ammonia");
      assertThat(bond(ammonia, 0, 1).length()).isCloseTo(1.012, within(0.02));
      assertThat(angle(bond(ammonia, 0, 1), bond(ammonia, 0, 2))).as("120° where it started").isCloseTo(106.7, within(3.0));
    }
  }

  private static List<Double> frequencies(Map<?, ?> table, String molecule) {
    var list = (List<?>) ((Map<?, ?>) table.get(molecule)).get("frequencies");
    return list.stream().map(f -> ((Number) f).doubleValue()).toList();
  }

  /** Positions of the atoms. */
  private static List<Vector3> positions(Map<String, Object> outputs, String molecule) {
    var sites = (List<?>) ((Map<?, ?>) outputs.get("structures__" + molecule)).get("sites");
    return sites.stream().map(site -> (List<?>) ((Map<?, ?>) site).get("position"))
        .map(p -> new Vector3((Double) p.get(0), (Double) p.get(1), (Double) p.get(2))).toList();
  }

  private static Vector3 bond(List<Vector3> atoms, int from, int to) {
    var a = atoms.get(from);
    var b = atoms.get(to);
    return new Vector3(b.x() - a.x(), b.y() - a.y(), b.z() - a.z());
  }

  /** Degrees. */
  private static double angle(Vector3 u, Vector3 v) {
    return Math.toDegrees(Math.acos(u.dot(v) / (u.length() * v.length())));
  }
}
