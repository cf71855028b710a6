package org.clew.examples;

import java.util.List;
import org.clew.definition.ProcessProvider;
import org.clew.examples.arithmetic.Arithmetic;
import org.clew.examples.arithmetic.ArithmeticAdd;
import org.clew.examples.arithmetic.MultiplyAdd;
import org.clew.examples.arithmetic.SumSquares;
import org.clew.examples.eos.BirchMurnaghan;
import org.clew.examples.eos.Crystals;
import org.clew.examples.eos.EquationOfState;
import org.clew.examples.eos.LennardJonesEnergy;
import org.clew.examples.qe.Pw;
import org.clew.examples.qe.PwBase;
import org.clew.examples.qe.PwEquationOfState;
import org.clew.examples.qe.PwRepair;
import org.clew.examples.xtb.Molecules;
import org.clew.examples.xtb.SurveyTable;
import org.clew.examples.xtb.XtbHessian;
import org.clew.examples.xtb.XtbMinimum;
import org.clew.examples.xtb.XtbOptimize;
import org.clew.examples.xtb.XtbSurvey;

/** The processes of the examples. */
public final class ExamplesProvider implements ProcessProvider {
  @Override public List<Class<?>> processes() {
    return List.of(Arithmetic.class, ArithmeticAdd.class, MultiplyAdd.class, SumSquares.class,
        Crystals.class, BirchMurnaghan.class, LennardJonesEnergy.class, EquationOfState.class,
        Molecules.class, SurveyTable.class, XtbOptimize.class, XtbHessian.class, XtbMinimum.class, XtbSurvey.class,
        Pw.class, PwRepair.class, PwBase.class, PwEquationOfState.class);
  }
}
