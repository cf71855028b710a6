package org.clew.examples.qe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text output of pw.x says, in the units that it says it in; what it does not say is empty.
 *
 * @param began whether the self-consistent cycle had begun
 * @param outOfTime whether pw.x stopped because of max_seconds
 * @param unconverged whether the cycle ended without convergence
 * @param done whether pw.x came to its own end, also after a failure that it knows
 * @param iterations of the self-consistent cycle that were begun
 * @param error what a routine of pw.x stopped with
 * @param energy of the converged cell, Ry
 * @param accuracy last estimate of the error of self-consistency, Ry
 * @param forces on the atoms in their order, Ry/bohr
 * @param stress three rows, Ry/bohr³; positive where the crystal wants to expand
 * @param functional name of the exchange-correlation functional
 */
record PwOutput(boolean began, boolean outOfTime, boolean unconverged, boolean done, int iterations, Optional<Error> error,
    Optional<Double> energy, Optional<Double> accuracy, List<List<Double>> forces, List<List<Double>> stress,
    Optional<String> functional) {

  /** Routine and message of a stop. */
  record Error(String routine, String message) {}

  private static final String NUMBER = "(-?\\d+\\.?\\d*(?:[EeDd][-+]?\\d+)?)";
  private static final Pattern ENERGY = Pattern.compile("^! +total energy += +" + NUMBER + " Ry", Pattern.MULTILINE);
  private static final Pattern ACCURACY = Pattern.compile("^ +estimated scf accuracy +< +" + NUMBER + " Ry", Pattern.MULTILINE);
  private static final Pattern ITERATION = Pattern.compile("^ +iteration # *\\d+", Pattern.MULTILINE);
  private static final Pattern FORCE = Pattern.compile(
      "^ +atom +\\d+ +type +\\d+ +force = +" + NUMBER + " +" + NUMBER + " +" + NUMBER, Pattern.MULTILINE);
  private static final Pattern STRESS = Pattern.compile("total +stress +\\(Ry/bohr\\*\\*3\\).*\n((?:.+\n){3})");
  private static final Pattern FUNCTIONAL = Pattern.compile("^ +Exchange-correlation *= +(.+?) *(?:\\(.*)?$", Pattern.MULTILINE);
  private static final Pattern ERROR = Pattern.compile("Error in routine +(\\S+) +\\(-?\\d+\\): *\n((?:(?! *%%%).*\n)*)");

  static PwOutput read(String text) {
    return new PwOutput(text.contains("Self-consistent Calculation"), text.contains("Maximum CPU time exceeded"),
        text.contains("convergence NOT achieved"), text.contains("JOB DONE."), (int) ITERATION.matcher(text).results().count(),
        ERROR.matcher(text).results().findFirst().map(found -> new Error(found.group(1), found.group(2).strip()
            .replaceAll("\\s+", " "))),
        last(ENERGY.matcher(text)), last(ACCURACY.matcher(text)), forces(text), stress(text),
        FUNCTIONAL.matcher(text).results().findFirst().map(found -> found.group(1).replaceAll("\\s+", " ")));
  }

  private static Optional<Double> last(Matcher matcher) {
    return matcher.results().map(found -> number(found.group(1))).reduce((_, later) -> later);
  }

  private static List<List<Double>> forces(String text) {
    return FORCE.matcher(section(text, "Forces acting on atoms", "Total force")).results()
        .map(found -> List.of(number(found.group(1)), number(found.group(2)), number(found.group(3)))).toList();
  }

  /** The first three columns; the other three are the same in kbar. */
  private static List<List<Double>> stress(String text) {
    var rows = new ArrayList<List<Double>>();
    var found = STRESS.matcher(text);
    if (!found.find()) return rows;
    for (var line : found.group(1).lines().toList()) {
      var words = line.strip().split("\\s+");
      if (words.length != 6) return List.of();
      rows.add(List.of(number(words[0]), number(words[1]), number(words[2])));
    }
    return rows;
  }

  /** From the last begin to the end that follows; empty when there is none. */
  private static String section(String text, String begin, String end) {
    int from = text.lastIndexOf(begin);
    int to = from < 0 ? -1 : text.indexOf(end, from);
    return to < 0 ? "" : text.substring(from, to);
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace('D', 'E').replace('d', 'e'));
  }
}
