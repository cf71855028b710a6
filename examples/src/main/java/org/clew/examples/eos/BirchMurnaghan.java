package org.clew.examples.eos;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.DoubleStream;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.StructureData;
import org.clew.examples.Units;
import org.clew.function.CalcFunction;
import org.clew.function.FunctionExit;
import org.clew.spec.ExitCode;

/** The third-order Birch-Murnaghan equation of state through energies at several volumes. */
public final class BirchMurnaghan {
  static final ExitCode NO_MINIMUM =
      ExitCode.exitCode(410, "The energies have no minimum within the volumes; scale the structure first.");

  private BirchMurnaghan() {}

  /**
   * What the fit gives.
   *
   * @param latticeConstant edge of the cube, angstrom
   * @param energy lowest energy, eV per atom
   * @param bulkModulus GPa
   * @param fit volumes and energies, pressure derivative of the bulk modulus, root mean square of the residuals
   */
  public record Fit(Float latticeConstant, Float energy, Float bulkModulus, Dict fit) {}

  /**
   * Each point has {@code atoms}, {@code volume} (cubic angstrom, of the cell) and {@code energy_per_atom} (eV); the crystal is
   * one of them up to its size, and says what lattice it is.
   *
   * @throws IllegalArgumentException when the crystal is not cubic, see {@link CubicCell}
   * @throws FunctionExit with code 410 when the minimum is outside the volumes
   */
  @CalcFunction(value = "demo.fit_birch_murnaghan", help = "Fits energies at several volumes: minimum and curvature.")
  public static Fit fit(StructureData crystal, Dict... points) {
    double edge = CubicCell.edge(crystal.cell()).orElseThrow(() -> new IllegalArgumentException("the crystal is not cubic"));
    var sorted = points.clone();
    Arrays.sort(sorted, (a, b) -> Double.compare(number(a, "volume"), number(b, "volume")));
    double atoms = number(sorted[0], "atoms");
    var volumes = values(sorted, "volume").map(volume -> volume / atoms).toArray();
    var energies = values(sorted, "energy_per_atom").toArray();
    var curve = BirchCurve.through(volumes, energies);
    var minimum = curve.minimum().filter(m -> m.volume() >= volumes[0] && m.volume() <= volumes[volumes.length - 1])
        .orElseThrow(() -> new FunctionExit(NO_MINIMUM));
    var details = new LinkedHashMap<String, Object>();
    details.put("volumes_per_atom", Arrays.stream(volumes).boxed().toList());
    details.put("energies_per_atom", Arrays.stream(energies).boxed().toList());
    details.put("volume_per_atom", minimum.volume());
    details.put("bulk_modulus_derivative", minimum.derivative());
    details.put("rms_residual", curve.rmsResidual());
    double stretch = Math.cbrt(minimum.volume() * atoms / crystal.volume());
    return new Fit(new Float(edge * stretch), new Float(minimum.energy()),
        new Float(minimum.bulkModulus() * Units.GPA_PER_EV_PER_CUBIC_ANGSTROM), new Dict(details));
  }

  @CalcFunction(value = "demo.cohesive_energy",
      help = "Energy to take a crystal apart, from that of an atom in it, where atoms apart have none.")
  public static Float cohesiveEnergy(Float energy) {
    return new Float(-energy.value());
  }

  private static DoubleStream values(Dict[] points, String key) {
    return Arrays.stream(points).mapToDouble(point -> number(point, key));
  }

  private static double number(Dict point, String key) {
    if (point.value().get(key) instanceof Number number) return number.doubleValue();
    throw new IllegalArgumentException("a point of an equation of state needs a number '" + key + "', found " + point.value());
  }
}
