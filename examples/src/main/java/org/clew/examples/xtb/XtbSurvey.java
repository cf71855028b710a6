package org.clew.examples.xtb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.clew.data.CodeData;
import org.clew.data.Data;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.SinglefileData;
import org.clew.data.Str;
import org.clew.data.StructureData;
import org.clew.examples.Bundled;
import org.clew.outline.Outline;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Child;
import org.clew.workchain.Next;
import org.clew.workchain.NotOk;
import org.clew.workchain.Ok;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Minima of several molecules, searched at the same time, and a table of what was found. */
public final class XtbSurvey extends WorkChain<XtbSurvey.In, XtbSurvey.Ctx, XtbSurvey.Out> {
  public record In(SinglefileData molecules, XtbModel model, CodeData code, Map<String, Object> options) {}

  public record Out(Dict table, Map<String, StructureData> structures) {}

  static final class Ctx { Map<String, Child<XtbMinimum.Out>> searches = new LinkedHashMap<>(); }

  static final ExitCode SEARCHES_FAILED = exitCode(400, "Without a minimum are {molecules}");

  @Override protected Spec spec() {
    var spec = Spec.named("xtb.survey")
        .describe("Minima, vibrations and energies of several molecules with xtb; by default of water, ammonia and ethanol.")
        .help(In::molecules, "XYZ file with any number of molecules, each with name=NAME in its second line")
        .defaultTo(In::molecules, SinglefileData.ofText("small.xyz", Bundled.text(XtbSurvey.class, "small.xyz")))
        .help(In::code, "xtb").defaultTo(In::code, Xtb.CODE)
        .help(In::options, "Options of each job").defaultTo(In::options, Map.of())
        .help(Out::table, "A row for each molecule: formula, energies in eV, wavenumbers in 1/cm")
        .help(Out::structures, "Each molecule at its minimum");
    return XtbModel.describe(spec);
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(step("start", this::start), step("tabulate", this::tabulate));
  }

  private Next start(Run<In, Ctx, Out> run) {
    var in = run.in();
    run.calc(Molecules::read, in.molecules()).forEach((name, molecule) -> {
      var inputs = new XtbMinimum.In(molecule, in.model(), new Str("tight"), new Float(0.1), new Int(4), in.code(), in.options());
      run.ctx().searches.put(name, run.submit(XtbMinimum.class, inputs, Map.of("call_link_label", name)));
    });
    return awaiting(run.ctx().searches.values());                                // all of them run at the same time
  }

  private Next tabulate(Run<In, Ctx, Out> run) {
    var found = new LinkedHashMap<String, Object>();
    var failures = new TreeMap<String, String>();
    run.ctx().searches.forEach((name, search) -> {
      switch (run.result(search)) {
        case Ok(XtbMinimum.Out(var structure, _, var frequencies, _, var thermochemistry)) -> {
          run.out("structures." + name, structure);
          found.put(name, Map.<String, Data>of("structure", structure, "frequencies", frequencies, "thermochemistry",
              thermochemistry));
        }
        case NotOk<?> bad -> failures.put(name, bad.code().message());
      }
    });
    if (!found.isEmpty()) {
      var table = run.calc(SurveyTable::tabulate, (Map<String, Object>) found);
      run.out(Out::table, table);
      run.report(SurveyTable.text(table).stripTrailing());
    }
    if (failures.isEmpty()) return proceed();
    var list = failures.entrySet().stream().map(entry -> entry.getKey() + " (" + entry.getValue() + ")").toList();
    return exit(SEARCHES_FAILED.format(Map.of("molecules", String.join(", ", list))));
  }
}
