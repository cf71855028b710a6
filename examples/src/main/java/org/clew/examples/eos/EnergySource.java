package org.clew.examples.eos;

import java.util.Optional;
import org.clew.data.ListData;
import org.clew.data.SinglefileData;
import org.clew.data.StructureData;
import org.clew.spec.ExitCode;
import org.clew.workchain.Child;
import org.clew.workchain.Run;

/**
 * What an equation of state leaves open: which calculation gives the energy of a crystal, and which outputs the chain has.
 *
 * <p>The calculation puts out a Dict {@code results} with {@code atoms}, {@code volume} (cubic angstrom, of the cell) and
 * {@code energy_per_atom} (eV). Methods are called from steps, so they may run again after a crash.
 *
 * @param <I> record of the inputs of the chain
 * @param <O> record of its outputs
 */
public interface EnergySource<I extends Record, O extends Record> {
  /** Extended XYZ file of the crystal. */
  SinglefileData crystal(I in);

  /** Factors for its volume. */
  ListData scaleFactors(I in);

  /** Why the crystal cannot be calculated with these inputs; empty when it can. */
  default Optional<ExitCode> refusal(I in, StructureData crystal) {
    return Optional.empty();
  }

  /** Submits the calculation of one volume. */
  Child<?> submit(Run<I, VolumeScan.Ctx, O> run, StructureData structure, String label);

  /** Attaches the outputs. */
  void finish(Run<I, VolumeScan.Ctx, O> run, BirchMurnaghan.Fit fit);
}
