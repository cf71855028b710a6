package org.clew.data.crystal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.clew.data.Cell;
import org.clew.data.Periodicity;
import org.clew.data.Site;
import org.clew.data.StructureData;
import org.clew.data.Vector3;

class CrystalProperties {
  @Property(tries = 200)
  void poscarKeepsCellSymbolsAndPositions(@ForAll("crystals") StructureData crystal) {
    var back = Poscar.read(Poscar.write(crystal));
    assertThat(back.cell()).isEqualTo(crystal.cell());
    assertThat(back.sites()).hasSameSizeAs(crystal.sites());
    for (int i = 0; i < crystal.sites().size(); i++) {
      assertThat(back.sites().get(i).symbol()).isEqualTo(crystal.sites().get(i).symbol());
      assertThat(minus(back.sites().get(i).position(), crystal.sites().get(i).position()).length()).isLessThan(1e-9);
    }
  }

  @Property(tries = 200)
  void cifKeepsShapeOfTheCellAndDistances(@ForAll("crystals") StructureData crystal) {
    var back = Cif.read(Cif.write(crystal));
    assertThat(back.volume()).isCloseTo(crystal.volume(), within(1e-8 * crystal.volume()));
    assertThat(back.sites()).extracting(Site::symbol).isEqualTo(crystal.sites().stream().map(Site::symbol).toList());
    var before = new Fractional(crystal.cell());
    var after = new Fractional(back.cell());
    for (int i = 1; i < crystal.sites().size(); i++) {
      assertThat(after.distance(after.ofCartesian(back.sites().get(i).position()),
          after.ofCartesian(back.sites().getFirst().position())))
          .isCloseTo(before.distance(before.ofCartesian(crystal.sites().get(i).position()),
              before.ofCartesian(crystal.sites().getFirst().position())), within(1e-6));
    }
  }

  @Property(tries = 200)
  void noTextMakesAReaderFailOtherwiseThanByRefusal(@ForAll("crystals") StructureData crystal, @ForAll int at,
      @ForAll char instead, @ForAll StructureFormat format) {
    var text = new StringBuilder(format.write(crystal));
    text.setCharAt(Math.floorMod(at, text.length()), instead);
    try {
      assertThat(format.read(text.toString()).pbc()).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("(?s).{10,}");
    }
  }

  /** Atoms on different points of a grid, so that no two of them are on one site. */
  @Provide
  Arbitrary<StructureData> crystals() {
    var angles = Arbitraries.doubles().between(65, 115).ofScale(3);
    var lengths = Arbitraries.doubles().between(3, 12).ofScale(6);
    var cells = Combinators.combine(lengths, lengths, lengths, angles, angles, angles).as(CellParameters::new)
        .map(CellParameters::cell)
        .map(CrystalProperties::turned);
    var points = Arbitraries.integers().between(0, 124).set().ofMinSize(1).ofMaxSize(8).map(List::copyOf);
    var symbols = Arbitraries.of("H", "Fe", "Si").list().ofSize(8);
    return Combinators.combine(cells, points, symbols).as((cell, places, names) -> {
      var sites = new ArrayList<Site>();
      for (int i = 0; i < places.size(); i++) {
        int p = places.get(i);
        sites.add(new Site(names.get(i), new Fractional(cell)
            .toCartesian(new Vector3(p % 5 / 5.0 + 0.013, p / 5 % 5 / 5.0, p / 25 / 5.0))));
      }
      return new StructureData(cell, Periodicity.FULL, sites);
    });
  }

  /** With axes exchanged, so that the first vector does not lie along x. */
  private static Cell turned(Cell cell) {
    return new Cell(turned(cell.a()), turned(cell.b()), turned(cell.c()));
  }

  private static Vector3 turned(Vector3 v) {
    return new Vector3(v.z(), v.x(), v.y());
  }

  private static Vector3 minus(Vector3 u, Vector3 v) {
    return new Vector3(u.x() - v.x(), u.y() - v.y(), u.z() - v.z());
  }
}
