package org.clew.examples.xtb;

import java.util.Map;
import java.util.Optional;
import org.clew.calcjob.Missing;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Text;
import org.clew.data.Cell;
import org.clew.data.CodeData;
import org.clew.data.ExtendedXyz;
import org.clew.data.Site;
import org.clew.data.StructureData;
import org.clew.examples.Elements;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;

/** What all calculations with xtb have in common: files, exit codes, and when there is nothing to read. */
final class Xtb {
  /** As Debian's package xtb installs it. */
  static final CodeData CODE = CodeData.installed("xtb", "localhost", "/usr/bin/xtb");

  static final String STRUCTURE = "structure.xyz";
  static final String OUTPUT = "xtb.out";
  static final String ERRORS = "xtb.err";
  private static final String WELL_ENDED = "normal termination of xtb";

  static final ExitCode NO_OUTPUT =
      ExitCode.exitCode(310, "NO_OUTPUT", "xtb left no output; is it where its code says?").invalidatesCache();
  static final ExitCode BAD_OUTPUT =
      ExitCode.exitCode(320, "BAD_OUTPUT", "The output of xtb has no {what}.").invalidatesCache();
  static final ExitCode INTERRUPTED = ExitCode.exitCode(340, "INTERRUPTED",
      "xtb crashed or was ended before it was done; xtb.err or the scheduler may tell why.").invalidatesCache();
  static final ExitCode OUT_OF_WALLTIME =
      ExitCode.exitCode(400, "OUT_OF_WALLTIME", "xtb ran out of time; give it more.").invalidatesCache();
  static final ExitCode SCF_FAILED = ExitCode.exitCode(410, "SCF_FAILED",
      "The charges did not become self-consistent; check geometry, charge and number of unpaired electrons.");
  static final ExitCode REFUSED = ExitCode.exitCode(420, "REFUSED", "xtb refused to go on: {why}");
  static final ExitCode IMPOSSIBLE_SPIN = ExitCode.exitCode(430, "IMPOSSIBLE_SPIN",
      "{electrons} valence electrons cannot have {unpaired} unpaired ones; xtb has calculated something else.");

  private Xtb() {}

  static Spec withExits(Spec spec) {
    return spec.exits(NO_OUTPUT, BAD_OUTPUT, INTERRUPTED, OUT_OF_WALLTIME, SCF_FAILED, REFUSED, IMPOSSIBLE_SPIN);
  }

  /** Chemical symbols in place of kind names, which xtb does not know. */
  static String xyz(StructureData molecule) {
    var sites = molecule.sites().stream().map(site -> new Site(Elements.symbol(site.symbol()), site.position())).toList();
    return ExtendedXyz.write(new StructureData(Cell.NONE, molecule.pbc(), sites));
  }

  /** Throws IllegalArgumentException when it is no molecule of at least so many atoms. */
  static void requireMolecule(StructureData structure, int fewest) {
    if (structure.sites().size() < fewest)
      throw new IllegalArgumentException("the structure must have " + fewest + " or more atoms");
    if (structure.pbc().directions().contains(true)) throw new IllegalArgumentException("the structure must not be periodic");
  }

  static ExitCode badOutput(String missing) {
    return BAD_OUTPUT.format(Map.of("what", missing));
  }

  /** Empty when there is none. */
  static String output(Retrieved files) {
    return files.read(OUTPUT) instanceof Text(var text) ? text : "";
  }

  /** Why the output is not worth reading; empty when xtb came to its end. */
  static Optional<ExitCode> problem(XtbModel model, Retrieved files) {
    return switch (files.read(OUTPUT)) {
      case Missing _ -> Optional.of(NO_OUTPUT);
      case Text(var text) -> problem(model, XtbOutput.read(text), files);
    };
  }

  private static Optional<ExitCode> problem(XtbModel model, XtbOutput output, Retrieved files) {
    if (output.scfFailed()) return Optional.of(SCF_FAILED);
    if (output.fatal().isPresent()) return Optional.of(REFUSED.format(Map.of("why", output.fatal().get())));
    boolean ended = files.read(ERRORS) instanceof Text(var errors) && errors.contains(WELL_ENDED);
    if (!ended) {
      boolean late = files.schedulerCode().filter(code -> code.is(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME)).isPresent();
      return Optional.of(late ? OUT_OF_WALLTIME : INTERRUPTED);
    }
    return output.electrons().filter(electrons -> impossible(electrons, model.unpaired().value()))
        .map(electrons -> IMPOSSIBLE_SPIN.format(Map.of("electrons", electrons, "unpaired", model.unpaired().value())));
  }

  private static boolean impossible(long electrons, long unpaired) {
    return unpaired > electrons || (electrons - unpaired) % 2 != 0;
  }
}
