package org.clew.data.crystal;

import java.util.Locale;
import java.util.Optional;
import org.clew.data.ExtendedXyz;
import org.clew.data.StructureData;

/** The formats in which structures are read and written. */
public enum StructureFormat {
  XYZ, CIF, POSCAR;

  /** By the name of a file, such as {@code si.cif}, {@code POSCAR} or {@code relaxed.vasp}. */
  public static Optional<StructureFormat> ofFile(String name) {
    var lower = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (lower.endsWith(".xyz") || lower.endsWith(".extxyz")) return Optional.of(XYZ);
    if (lower.endsWith(".cif")) return Optional.of(CIF);
    if (lower.startsWith("poscar") || lower.startsWith("contcar") || lower.endsWith(".vasp") || lower.endsWith(".poscar"))
      return Optional.of(POSCAR);
    return Optional.empty();
  }

  /** @throws IllegalArgumentException that names the line and what is wrong with it */
  public StructureData read(String text) {
    return switch (this) {
      case XYZ -> ExtendedXyz.read(text);
      case CIF -> Cif.read(text);
      case POSCAR -> Poscar.read(text);
    };
  }

  /** @throws IllegalArgumentException when the format cannot hold the structure */
  public String write(StructureData structure) {
    return switch (this) {
      case XYZ -> ExtendedXyz.write(structure);
      case CIF -> Cif.write(structure);
      case POSCAR -> Poscar.write(structure);
    };
  }
}
