package org.clew.examples.qe;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.data.Dict;
import org.clew.data.Int;
import org.clew.function.CalcFunction;

/** Inputs of pw.x changed so that it may succeed; functions, so that their trace tells where changed inputs are from. */
public final class PwRepair {
  private static final String ELECTRONS = "electrons";
  private static final String MIXING_BETA = "mixing_beta";
  /** Of pw.x itself. */
  private static final double DEFAULT_BETA = 0.7;

  private PwRepair() {}

  @CalcFunction(value = "qe.softer_mixing", help = "Halves mixing_beta in the parameters of pw.x.")
  public static Dict softerMixing(Dict parameters) {
    var lists = new LinkedHashMap<String, Object>(PwNamelists.given(parameters));
    var electrons = new LinkedHashMap<String, Object>();
    if (lists.get(ELECTRONS) instanceof Map<?, ?> given) given.forEach((name, value) -> electrons.put((String) name, value));
    electrons.put(MIXING_BETA, mixingBeta(parameters) / 2);
    lists.put(ELECTRONS, electrons);
    return new Dict(lists);
  }

  @CalcFunction(value = "qe.more_time", help = "Doubles the seconds after which pw.x stops by itself.")
  public static Int moreTime(Int seconds) {
    return new Int(Math.multiplyExact(2, seconds.value()));
  }

  static double mixingBeta(Dict parameters) {
    var electrons = PwNamelists.given(parameters).get(ELECTRONS);
    return electrons != null && electrons.get(MIXING_BETA) instanceof Number beta ? beta.doubleValue() : DEFAULT_BETA;
  }
}
