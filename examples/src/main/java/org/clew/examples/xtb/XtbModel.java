package org.clew.examples.xtb;

import java.util.List;
import java.util.Map;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.spec.Spec;

/**
 * Which molecule xtb calculates, and by which Hamiltonian.
 *
 * @param charge in elementary charges
 * @param unpaired number of unpaired electrons
 * @param method {@code GFN1-xTB} or {@code GFN2-xTB}
 */
public record XtbModel(Int charge, Int unpaired, Str method) {
  /** By the number that the option {@code --gfn} of xtb wants. */
  private static final Map<String, String> METHODS = Map.of("GFN1-xTB", "1", "GFN2-xTB", "2");

  /** A neutral molecule without unpaired electrons, GFN2-xTB. */
  static final XtbModel DEFAULT = new XtbModel(new Int(0), new Int(0), new Str("GFN2-xTB"));

  /** The contract of a process whose inputs hold a model. */
  static Spec describe(Spec spec) {
    return spec
        .help(XtbModel::charge, "Charge of the molecule, in elementary charges").defaultTo(XtbModel::charge, DEFAULT.charge)
        .help(XtbModel::unpaired, "Number of unpaired electrons").defaultTo(XtbModel::unpaired, DEFAULT.unpaired)
        .validate(XtbModel::unpaired, count -> count.value() < 0 ? "must not be negative" : null)
        .help(XtbModel::method, "GFN1-xTB or GFN2-xTB").defaultTo(XtbModel::method, DEFAULT.method)
        .validate(XtbModel::method, name -> METHODS.containsKey(name.value()) ? null : "must be GFN1-xTB or GFN2-xTB");
  }

  /** Words of the command line. */
  List<String> arguments() {
    return List.of("--gfn", METHODS.get(method.value()), "--chrg", String.valueOf(charge.value()), "--uhf",
        String.valueOf(unpaired.value()));
  }
}
