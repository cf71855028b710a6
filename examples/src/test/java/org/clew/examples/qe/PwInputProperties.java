package org.clew.examples.qe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.clew.data.Cell;
import org.clew.data.Periodicity;
import org.clew.data.Site;
import org.clew.data.StructureData;
import org.clew.data.Vector3;
import org.clew.testkit.CalcJobs;

class PwInputProperties {
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void writtenStructureIsReadAgain(@ForAll("crystals") StructureData crystal) {
    var in = Silicon.with(crystal, Map.of("Si", Silicon.PSEUDO, "Fe", Silicon.PSEUDO, "O", Silicon.PSEUDO), Map.of(), null);
    assertThat(read(CalcJobs.prepare(new Pw(), in).file("pw.in"))).isEqualTo(crystal);
  }

  /** As pw.x reads the two cards. */
  private static StructureData read(String input) {
    var lines = input.lines().toList();
    int cell = lines.indexOf("CELL_PARAMETERS angstrom");
    var vectors = lines.subList(cell + 1, cell + 4).stream().map(line -> vector(line, 0)).toList();
    var sites = new ArrayList<Site>();
    for (var line : lines.subList(lines.indexOf("ATOMIC_POSITIONS angstrom") + 1, lines.indexOf("K_POINTS automatic"))) {
      sites.add(new Site(line.split(" ")[0], vector(line, 1)));
    }
    return new StructureData(new Cell(vectors.get(0), vectors.get(1), vectors.get(2)), Periodicity.FULL, sites);
  }

  private static Vector3 vector(String line, int from) {
    var words = line.split(" ");
    return new Vector3(Double.parseDouble(words[from]), Double.parseDouble(words[from + 1]), Double.parseDouble(words[from + 2]));
  }

  @Provide Arbitrary<StructureData> crystals() {
    var number = Arbitraries.doubles().between(-50, 50).ofScale(12);
    var vector = Combinators.combine(number, number, number).as(Vector3::new);
    var site = Combinators.combine(Arbitraries.of("Si", "Fe1", "Fe2", "O"), vector).as(Site::new);
    var cell = Combinators.combine(vector, vector, vector).as(Cell::new).filter(c -> c.volume() > 1);
    return Combinators.combine(cell, site.list().ofMinSize(1).ofMaxSize(8))
        .as((c, sites) -> new StructureData(c, Periodicity.FULL, List.copyOf(sites)));
  }
}
