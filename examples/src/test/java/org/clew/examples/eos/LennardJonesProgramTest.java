package org.clew.examples.eos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.data.Blob;
import org.clew.data.Cell;
import org.clew.data.CodeData;
import org.clew.data.Dict;
import org.clew.data.ExtendedXyz;
import org.clew.data.Float;
import org.clew.data.Periodicity;
import org.clew.data.Site;
import org.clew.data.StructureData;
import org.clew.data.Vector3;
import org.clew.examples.Bundled;
import org.clew.examples.Units;
import org.clew.workchain.Ok;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program of the demo as its own process, the way a job does. */
class LennardJonesProgramTest {
  private static final double EPSILON_EV = Argon.EPSILON * Units.EV_PER_KELVIN;
  private static final StructureData ARGON = ExtendedXyz.read(Bundled.text(Crystals.class, "argon.xyz"));
  @TempDir Path folder;

  @Test void hasTheEnergyOfLiteratureAtTheExactLatticeConstant() throws Exception {
    double factor = Argon.CRYSTAL.latticeConstant() / 5.31;
    assertThat(energy(ARGON.scaled(factor), 40)).isCloseTo(-8.610 * EPSILON_EV, withinPercentage(0.02));
  }

  @Test void tailCorrectionMakesUpForAShortCutoff() throws Exception {
    assertThat(energy(ARGON, 15)).isCloseTo(energy(ARGON, 40), withinPercentage(0.1));
  }

  @Test void primitiveCellHasTheEnergyOfTheCubicOne() throws Exception {
    double h = 5.31 / 2;
    var cell = new Cell(new Vector3(0, h, h), new Vector3(h, 0, h), new Vector3(h, h, 0));
    var primitive = new StructureData(cell, Periodicity.FULL, List.of(new Site("Ar", Vector3.ZERO)));
    assertThat(energy(primitive, 20)).isCloseTo(energy(ARGON, 20), offset(1e-12));
  }

  @Test void fitOfSevenVolumesAgreesWithTheExactCrystal() throws Exception {
    var points = new Dict[VolumeScan.SCALE_FACTORS.size()];
    for (int i = 0; i < points.length; i++) {
      var scaled = Crystals.scale(ARGON, new Float(VolumeScan.SCALE_FACTORS.get(i)));
      points[i] = run(scaled, EquationOfStatePorts.CUTOFF).results();
    }
    var fit = BirchMurnaghan.fit(ARGON, points);
    assertThat(fit.latticeConstant().value()).isCloseTo(Argon.CRYSTAL.latticeConstant(), withinPercentage(0.02));
    assertThat(-fit.energy().value()).isCloseTo(Argon.CRYSTAL.cohesiveEnergy(), withinPercentage(0.02));
    assertThat(fit.bulkModulus().value()).isCloseTo(Argon.CRYSTAL.bulkModulus(), withinPercentage(1));
  }

  private double energy(StructureData structure, double cutoff) throws Exception {
    return run(structure, cutoff).energy().value();
  }

  private LennardJonesEnergy.Out run(StructureData structure, double cutoff) throws Exception {
    var in = new LennardJonesEnergy.In(structure, new Float(Argon.EPSILON), new Float(Argon.SIGMA), new Float(cutoff),
        LennardJonesEnergy.CODE);
    var dir = new Sandbox();
    var job = new LennardJonesEnergy();
    var plan = job.prepare(in, dir);
    for (var file : dir.files().entrySet()) write(file.getKey(), file.getValue().bytes());
    for (var file : program().entrySet()) write(file.getKey(), file.getValue().bytes());
    var command = new ArrayList<>(List.of("/bin/sh", "lj.sh"));
    command.addAll(plan.codes().getFirst().arguments());
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put(LennardJonesEnergy.JAVA, System.getProperty("java.home") + "/bin/java");
    var process = builder.start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    if (job.parse(in, Retrieved.of(Map.of("energy.json", text))) instanceof Ok(var out)) return out;
    throw new AssertionError(text);
  }

  private static Map<String, Blob> program() {
    return ((CodeData.Location.Portable) LennardJonesEnergy.CODE.location()).files();
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }
}
