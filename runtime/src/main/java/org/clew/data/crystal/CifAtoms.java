package org.clew.data.crystal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clew.data.Vector3;

/** The atoms that a CIF lists, before its symmetry is applied. */
final class CifAtoms {
  private static final double FULL = 1 - 1e-6;

  private CifAtoms() {}

  record Atom(String label, String symbol, Vector3 fractions, int line) {
    Atom at(Vector3 place) {
      return new Atom(label, symbol, place, line);
    }
  }

  /** Every site that cannot be taken is told at once. */
  static List<Atom> read(CifBlock block, Fractional space) {
    boolean isFractional = block.column("_atom_site_fract_x").isPresent();
    var axes = isFractional ? "_atom_site_fract_" : "_atom_site_cartn_";
    var x = column(block, axes + "x");
    var label = block.column("_atom_site_label", "_atom_site_type_symbol").filter(each -> each.loop() == x.loop())
        .orElseThrow(() ->
        new IllegalArgumentException("data_" + block.name() + ": _atom_site_label is missing beside " + axes + "x"));
    var type = block.column("_atom_site_type_symbol").filter(each -> each.loop() == x.loop()).orElse(label);
    var occupancy = block.column("_atom_site_occupancy").filter(each -> each.loop() == x.loop());
    var problems = new ArrayList<String>();
    var atoms = new ArrayList<Atom>();
    for (int row = 0; row < x.values().size(); row++) {
      var name = label.values().get(row);
      try {
        refusePartial(occupancy, row, name);
        var place = new Vector3(number(block, axes + "x", x, row), number(block, axes + "y", x, row),
            number(block, axes + "z", x, row));
        atoms.add(new Atom(name.text(), symbol(type, label, row), isFractional ? place : space.ofCartesian(place), name.line()));
      } catch (IllegalArgumentException e) {
        problems.add(e.getMessage());
      }
    }
    if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("; ", problems));
    return atoms;
  }

  private static CifBlock.Column column(CifBlock block, String name) {
    return block.column(name)
        .orElseThrow(() -> new IllegalArgumentException("data_" + block.name() + ": " + name + " is missing"));
  }

  private static double number(CifBlock block, String name, CifBlock.Column x, int row) {
    var column = column(block, name);
    if (column.loop() != x.loop()) throw x.values().get(row).wrong(name + " stands in another loop");
    var token = column.values().get(row);
    if (token.isEmpty()) throw token.wrong(name + " is not known; a structure needs the place of every atom");
    return token.number(name);
  }

  private static void refusePartial(Optional<CifBlock.Column> occupancy, int row, CifTokens.Token name) {
    if (occupancy.isEmpty() || occupancy.get().values().get(row).isEmpty()) return;
    var token = occupancy.get().values().get(row);
    double number = token.number("_atom_site_occupancy");
    if (number < FULL || number > 2 - FULL) throw token.wrong(name.text() + " occupies its site with " + token.text()
        + "; partly occupied sites are not taken, so choose an ordered structure");
  }

  private static String symbol(CifBlock.Column type, CifBlock.Column label, int row) {
    var token = type.values().get(row).isEmpty() ? label.values().get(row) : type.values().get(row);
    return Elements.startOf(token.text())
        .orElseThrow(() -> token.wrong("'" + token.text() + "' starts with no chemical element"));
  }
}
