package org.clew.examples.xtb;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the text output of xtb 6 says, in atomic units; what it does not say is empty. Where it says something several times, as
 * for each step of an optimisation, the last counts.
 *
 * @param fatal messages of a stop, from cause to consequence
 * @param scfFailed whether that was because charges did not become self-consistent
 * @param geometryConverged empty when no geometry was optimised
 * @param cycles of the optimisation
 * @param electrons number of valence electrons
 * @param energy hartree
 * @param gradientNorm hartree/bohr
 */
record XtbOutput(Optional<String> fatal, boolean scfFailed, Optional<Boolean> geometryConverged, Optional<Long> cycles,
    Optional<Long> electrons, Optional<Double> energy, Optional<Double> gradientNorm) {

  private static final Pattern FATAL = Pattern.compile("\\[ERROR] Program stopped due to fatal error\n((?:-\\d+- .*\n)+)");
  private static final Pattern GEOMETRY = Pattern.compile(
      "\\*{3} (GEOMETRY OPTIMIZATION CONVERGED AFTER|FAILED TO CONVERGE GEOMETRY OPTIMIZATION IN) +(\\d+) +ITERATIONS \\*{3}");
  private static final Pattern ELECTRONS = Pattern.compile(": +# electrons +(\\d+) +:");

  static XtbOutput read(String text) {
    var fatal = last(FATAL.matcher(text)).map(XtbOutput::reasons);
    var geometry = GEOMETRY.matcher(text).results().reduce((_, later) -> later);
    return new XtbOutput(fatal, fatal.filter(why -> why.contains("charge iterator did not converge")).isPresent(),
        geometry.map(found -> found.group(1).startsWith("GEOMETRY")), geometry.map(found -> Long.parseLong(found.group(2))),
        last(ELECTRONS.matcher(text)).map(Long::parseLong), boxed(text, "TOTAL ENERGY"), boxed(text, "GRADIENT NORM"));
  }

  /** A number of the last summary. */
  static Optional<Double> boxed(String text, String name) {
    return number(text, "\\| " + Pattern.quote(name) + " +", " Eh");
  }

  /** The last number between the two patterns. */
  static Optional<Double> number(String text, String before, String after) {
    return last(Pattern.compile(before + "(-?\\d+\\.\\d+(?:E[-+]\\d+)?)" + after).matcher(text)).map(Double::parseDouble);
  }

  /** The lines are numbered towards the cause. */
  private static String reasons(String lines) {
    return lines.lines().map(line -> line.replaceFirst("^-\\d+- ", "").strip()).toList().reversed().stream()
        .collect(Collectors.joining("; "));
  }

  private static Optional<String> last(Matcher matcher) {
    return matcher.results().map(found -> found.group(1)).reduce((_, later) -> later);
  }
}
