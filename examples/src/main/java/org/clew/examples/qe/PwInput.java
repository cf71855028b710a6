package org.clew.examples.qe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.data.ListData;
import org.clew.data.SinglefileData;
import org.clew.data.StructureData;
import org.clew.data.Vector3;
import org.clew.examples.Elements;

/** The input file of pw.x; cards and variables as INPUT_PW of Quantum ESPRESSO 6.7 describes them. Lengths are in angstrom. */
final class PwInput {
  static final String PSEUDO_FOLDER = "pseudo";
  static final String SCRATCH = "out";
  /** Prefix of the files that pw.x keeps in its scratch folder. */
  static final String PREFIX = "clew";
  /** Ry; for energies that are compared with each other. */
  private static final double SCF_THRESHOLD = 1e-9;

  private PwInput() {}

  static String text(Pw.In in) {
    return PwNamelists.text(namelists(in)) + species(in.structure(), in.pseudos()) + cell(in.structure())
        + positions(in.structure()) + kpoints(in.kpoints());
  }

  /** Named by its element, so that two of one name do not meet; pw.x tells formats apart by the ending. */
  static String pseudoFile(String element, SinglefileData pseudo) {
    var ending = pseudo.name().substring(pseudo.name().lastIndexOf('.') + 1);
    return element + "." + (ending.matches("[A-Za-z0-9]+") ? ending : "UPF");
  }

  /** Null when nothing is wrong. */
  static String kpointsProblem(ListData kpoints) {
    var numbers = kpoints.value();
    boolean isRight = (numbers.size() == 3 || numbers.size() == 6) && numbers.stream().allMatch(Long.class::isInstance)
        && numbers.subList(0, 3).stream().allMatch(n -> (Long) n > 0)
        && numbers.subList(3, numbers.size()).stream().allMatch(n -> (Long) n == 0 || (Long) n == 1);
    return isRight ? null : "must be three whole numbers above 0, and perhaps three of 0 and 1, found " + numbers;
  }

  private static Map<String, Map<String, Object>> namelists(Pw.In in) {
    var lists = new LinkedHashMap<String, Map<String, Object>>();
    var control = new LinkedHashMap<String, Object>();
    control.put("calculation", "scf");
    if (in.parentFolder().isPresent()) control.put("restart_mode", "restart");
    control.put("prefix", PREFIX);
    control.put("outdir", "./" + SCRATCH);
    control.put("pseudo_dir", "./" + PSEUDO_FOLDER);
    control.put("tprnfor", true);
    control.put("tstress", true);
    in.maxSeconds().ifPresent(seconds -> control.put("max_seconds", seconds.value()));
    var system = new LinkedHashMap<String, Object>();
    system.put("ibrav", 0L);
    system.put("nat", (long) in.structure().sites().size());
    system.put("ntyp", (long) PwStructure.kinds(in.structure()).size());
    system.put("ecutwfc", in.cutoff().value());
    in.densityCutoff().ifPresent(cutoff -> system.put("ecutrho", cutoff.value()));
    var electrons = new LinkedHashMap<String, Object>();
    electrons.put("conv_thr", SCF_THRESHOLD);
    lists.put("control", control);
    lists.put("system", system);
    lists.put("electrons", electrons);
    PwNamelists.given(in.parameters()).forEach((list, variables) -> lists.get(list).putAll(variables));
    return lists;
  }

  /** A mass of 0 makes pw.x take its own table. */
  private static String species(StructureData structure, Map<String, SinglefileData> pseudos) {
    return PwStructure.kinds(structure).stream().map(kind -> {
      var element = Elements.symbol(kind);
      return kind + " 0.0 " + pseudoFile(element, pseudos.get(element)) + "\n";
    }).collect(Collectors.joining("", "ATOMIC_SPECIES\n", ""));
  }

  private static String cell(StructureData structure) {
    return structure.cell().vectors().stream().map(vector -> numbers(vector) + "\n")
        .collect(Collectors.joining("", "CELL_PARAMETERS angstrom\n", ""));
  }

  private static String positions(StructureData structure) {
    return structure.sites().stream().map(site -> site.symbol() + " " + numbers(site.position()) + "\n")
        .collect(Collectors.joining("", "ATOMIC_POSITIONS angstrom\n", ""));
  }

  private static String kpoints(ListData kpoints) {
    var numbers = kpoints.value().stream().map(String::valueOf).collect(Collectors.joining(" "));
    return "K_POINTS automatic\n" + numbers + (kpoints.value().size() == 3 ? " 0 0 0" : "") + "\n";
  }

  private static String numbers(Vector3 v) {
    return v.x() + " " + v.y() + " " + v.z();
  }
}
