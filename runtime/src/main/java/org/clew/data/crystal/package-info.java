/**
 * Crystals and atoms as the field exchanges them: {@link org.clew.data.crystal.Cif} and {@link org.clew.data.crystal.Poscar} read
 * and write structures, {@link org.clew.data.crystal.CifData} and {@link org.clew.data.crystal.UpfData} keep the files
 * themselves.
 */
package org.clew.data.crystal;
