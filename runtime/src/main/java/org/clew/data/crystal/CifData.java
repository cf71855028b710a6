package org.clew.data.crystal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.clew.data.Blob;
import org.clew.data.Blobs;
import org.clew.data.DataType;
import org.clew.data.Fields;
import org.clew.data.SinglefileData;

/** A CIF as it was published, with the formulae and space groups that it tells; {@link #structure} reads it. */
public final class CifData extends SinglefileData {
  public static final DataType<CifData> TYPE = new DataType<>("data.cif", CifData.class, CifData::read);

  private final String md5;
  private final List<String> formulae;
  private final List<String> spaceGroups;

  private CifData(String name, Blob content, String md5, List<String> formulae, List<String> spaceGroups) {
    super(name, content);
    this.md5 = md5;
    this.formulae = List.copyOf(formulae);
    this.spaceGroups = List.copyOf(spaceGroups);
  }

  /** Reads the content, which may block; throws IllegalArgumentException when it is no CIF, naming the line. */
  public static CifData of(String name, Blob content) {
    var bytes = content.bytes();
    var blocks = CifBlock.parse(FileIdentity.text(bytes));
    if (blocks.isEmpty()) throw new IllegalArgumentException(name + " is no CIF: it has no data_NAME");
    var formulae = new LinkedHashSet<String>();
    var groups = new LinkedHashSet<String>();
    for (var block : blocks) {
      block.value("_chemical_formula_sum").ifPresent(token -> formulae.add(token.text().replaceAll("\\s+", " ").strip()));
      Cif.spaceGroup(block).ifPresent(groups::add);
    }
    return new CifData(name, content, FileIdentity.md5(bytes), List.copyOf(formulae), List.copyOf(groups));
  }

  /** MD5 of the content, as catalogues of crystals name it. */
  public String md5() {
    return md5;
  }

  public List<String> formulae() {
    return formulae;
  }

  /** Names without blanks, such as {@code Fm-3m}, or numbers. */
  public List<String> spaceGroups() {
    return spaceGroups;
  }

  /** The structure in it, see {@link Cif#read}; may block. */
  public org.clew.data.StructureData structure() {
    return Cif.read(FileIdentity.text(content().bytes()));
  }

  private static CifData read(Object plain, Blobs blobs) {
    var fields = Fields.of(TYPE, plain);
    return new CifData(fields.text("name"), fields.nested("file").blob(blobs), fields.text("md5"),
        FileIdentity.texts(fields, "formulae"), FileIdentity.texts(fields, "space_groups"));
  }

  @Override protected Map<String, Object> attributes() {
    var attributes = new LinkedHashMap<String, Object>();
    attributes.put("md5", md5);
    attributes.put("formulae", List.<Object>copyOf(formulae));
    attributes.put("space_groups", List.<Object>copyOf(spaceGroups));
    return Collections.unmodifiableMap(attributes);
  }

  @Override public String type() {
    return TYPE.name();
  }
}
