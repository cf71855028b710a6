package org.clew.data.crystal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clew.data.Cell;
import org.clew.data.Periodicity;
import org.clew.data.Site;
import org.clew.data.StructureData;
import org.clew.data.Vector3;

/**
 * Reads and writes structures as CIF 1.1. Symmetry operations are applied, and images that fall on each other within 0.1 angstrom
 * are one atom; the file must list them, unless its space group is P 1.
 *
 * <p>Refused are sites that are partly occupied or unknown, two elements on one site, and more than one structure in a file.
 * Written is every atom of the cell in P 1: lengths, angles and fractional coordinates, so a cell comes back turned, with its
 * first vector along x, and names of kinds such as Fe1 come back as their element.
 */
public final class Cif {
  private static final double SAME_PLACE = 0.1;
  private static final String[] OPERATIONS = {"_space_group_symop_operation_xyz", "_space_group_symop.operation_xyz",
      "_symmetry_equiv_pos_as_xyz"};
  private static final String[] GROUP_NAME = {"_space_group_name_h-m_alt", "_symmetry_space_group_name_h-m"};
  private static final String[] GROUP_NUMBER = {"_space_group_it_number", "_symmetry_int_tables_number"};

  private Cif() {}

  /** @throws IllegalArgumentException that names the line, or what is missing, and the remedy */
  public static StructureData read(String text) {
    var blocks = CifBlock.parse(text).stream().filter(Cif::hasAtoms).toList();
    if (blocks.isEmpty()) throw new IllegalArgumentException("the CIF holds no atoms: there is no loop with _atom_site_fract_x");
    if (blocks.size() > 1) {
      throw new IllegalArgumentException("the CIF holds " + blocks.size() + " structures ("
          + String.join(", ", blocks.stream().map(block -> "data_" + block.name()).toList()) + "); give a file with one of them");
    }
    return structure(blocks.getFirst());
  }

  static boolean hasAtoms(CifBlock block) {
    return block.column("_atom_site_fract_x", "_atom_site_cartn_x").isPresent();
  }

  private static StructureData structure(CifBlock block) {
    var cell = cell(block);
    var space = new Fractional(cell);
    var operations = operations(block);
    var unique = CifAtoms.read(block, space);
    var all = new ArrayList<CifAtoms.Atom>();
    for (var atom : unique)
      for (var operation : operations) addImage(all, atom, wrapped(operation.apply(atom.fractions())), space);
    return new StructureData(cell, Periodicity.FULL,
        all.stream().map(atom -> new Site(atom.symbol(), space.toCartesian(atom.fractions()))).toList());
  }

  private static void addImage(List<CifAtoms.Atom> all, CifAtoms.Atom atom, Vector3 place, Fractional space) {
    for (var other : all) {
      if (space.distance(other.fractions(), place) > SAME_PLACE) continue;
      if (other.symbol().equals(atom.symbol())) return;
      throw new IllegalArgumentException("line " + atom.line() + ": " + atom.label() + " (" + atom.symbol() + ") and "
          + other.label() + " (" + other.symbol() + ") are on one site; a structure has one element on each, so choose one");
    }
    all.add(atom.at(place));
  }

  private static Vector3 wrapped(Vector3 v) {
    return new Vector3(wrapped(v.x()), wrapped(v.y()), wrapped(v.z()));
  }

  /** Into [0, 1); a hair below 1 is 0. */
  private static double wrapped(double fraction) {
    double inside = fraction - Math.floor(fraction);
    return inside > 1 - 1e-9 ? 0 : inside;
  }

  private static Cell cell(CifBlock block) {
    var n = new double[6];
    var names = List.of("length_a", "length_b", "length_c", "angle_alpha", "angle_beta", "angle_gamma");
    for (int i = 0; i < 6; i++) {
      var name = "_cell_" + names.get(i);
      var value = block.value(name, "_cell." + names.get(i));
      if (value.isEmpty() && i < 3) throw new IllegalArgumentException("data_" + block.name() + ": " + name + " is missing");
      n[i] = value.isEmpty() ? 90 : value.get().number(name);
    }
    return new CellParameters(n[0], n[1], n[2], n[3], n[4], n[5]).cell();
  }

  private static List<SymmetryOperation> operations(CifBlock block) {
    var listed = block.column(OPERATIONS);
    if (listed.isPresent()) {
      return listed.get().values().stream().map(token -> {
        try {
          return SymmetryOperation.parse(token.text());
        } catch (IllegalArgumentException e) {
          throw token.wrong(e.getMessage());
        }
      }).toList();
    }
    spaceGroup(block).filter(group -> !group.equals("P1") && !group.equals("1")).ifPresent(group -> {
      throw new IllegalArgumentException("data_" + block.name() + ": the space group is " + group
          + ", but no symmetry operations are listed;"
          + " add " + OPERATIONS[0] + ", or write all atoms with space group P 1");
    });
    return List.of(SymmetryOperation.parse("x,y,z"));
  }

  /** Name without blanks, or number; empty when the file tells none. */
  static Optional<String> spaceGroup(CifBlock block) {
    return block.value(GROUP_NAME).or(() -> block.value(GROUP_NUMBER)).map(token -> token.text().replaceAll("[\\s_]", ""));
  }

  /** @throws IllegalArgumentException when the structure is not periodic in all directions */
  public static String write(StructureData structure) {
    if (!structure.pbc().equals(Periodicity.FULL)) {
      throw new IllegalArgumentException("a CIF holds what repeats in three directions, and this structure does not; write XYZ");
    }
    var p = CellParameters.of(structure.cell());
    var space = new Fractional(structure.cell());
    var text = new StringBuilder().append("""
        data_structure
        _chemical_formula_sum '%s'
        _cell_length_a %s
        _cell_length_b %s
        _cell_length_c %s
        _cell_angle_alpha %s
        _cell_angle_beta %s
        _cell_angle_gamma %s
        _symmetry_space_group_name_H-M 'P 1'
        _symmetry_Int_Tables_number 1
        loop_
        _space_group_symop_operation_xyz
        'x, y, z'
        loop_
        _atom_site_label
        _atom_site_type_symbol
        _atom_site_fract_x
        _atom_site_fract_y
        _atom_site_fract_z
        _atom_site_occupancy
        """.formatted(Elements.formula(structure).replaceAll("(?<=[a-z0-9A-Z])(?=[A-Z])", " "),
            p.a(), p.b(), p.c(), p.alpha(), p.beta(), p.gamma()));
    int number = 1;
    for (var site : structure.sites()) {
      var element = Elements.startOf(site.symbol()).orElse(site.symbol());
      var f = space.ofCartesian(site.position());
      text.append(element).append(number++).append(' ').append(element).append(' ').append(f.x()).append(' ').append(f.y())
          .append(' ')
          .append(f.z()).append(" 1.0\n");
    }
    return text.toString();
  }
}
