package org.clew.data.crystal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.clew.data.StructureData;

/** The chemical elements, and formulae made of them. */
public final class Elements {
  private static final List<String> SYMBOLS = List.of(
      ("H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr"
      + " Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm"
      + " Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po"
      + " At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og").split(" "));
  private static final Set<String> KNOWN = Set.copyOf(SYMBOLS);
  private static final Pattern LETTERS = Pattern.compile("([A-Za-z]{1,2}).*");

  private Elements() {}

  public static boolean isElement(String symbol) {
    return KNOWN.contains(symbol);
  }

  /** Atomic number of a symbol, such as 14 for Si; throws IllegalArgumentException when there is no such element. */
  public static int number(String symbol) {
    int at = SYMBOLS.indexOf(symbol);
    if (at < 0) throw new IllegalArgumentException("there is no element '" + symbol + "'");
    return at + 1;
  }

  /** The element at the start of a name such as {@code Fe1}, {@code O2-}, {@code FE} or {@code Ga_d}; deuterium is hydrogen. */
  public static Optional<String> startOf(String name) {
    var letters = LETTERS.matcher(name);
    if (!letters.matches()) return Optional.empty();
    var two = letters.group(1);
    var first = two.substring(0, 1).toUpperCase(java.util.Locale.ROOT);
    var both = first + two.substring(1).toLowerCase(java.util.Locale.ROOT);
    if (KNOWN.contains(both)) return Optional.of(both);
    if (first.equals("D") || first.equals("T")) return Optional.of("H");
    return KNOWN.contains(first) ? Optional.of(first) : Optional.empty();
  }

  /** The formula in Hill's order, such as {@code C2H6O}: carbon and hydrogen first when there is carbon, else by letter. */
  public static String formula(StructureData structure) {
    var counts = new TreeMap<String, Integer>();
    for (var site : structure.sites()) counts.merge(startOf(site.symbol()).orElse(site.symbol()), 1, Integer::sum);
    Map<String, Integer> ordered = new LinkedHashMap<>();
    if (counts.containsKey("C"))
      for (var first : List.of("C", "H")) if (counts.containsKey(first)) ordered.put(first, counts.get(first));
    counts.forEach(ordered::putIfAbsent);
    var text = new StringBuilder();
    ordered.forEach((symbol, count) -> text.append(symbol).append(count == 1 ? "" : count));
    return text.toString();
  }
}
