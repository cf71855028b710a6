package org.clew.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Data of another system that has no counterpart here: the name of its type there, its attributes and its files, so that nothing
 * is lost.
 */
public final class ForeignData extends Data {
  static final DataType<ForeignData> TYPE = new DataType<>("data.foreign", ForeignData.class, ForeignData::read);

  private final String foreignType;
  private final Map<String, Object> attributes;
  private final FolderData files;
  private final String computer;

  private ForeignData(String foreignType, Map<String, Object> attributes, FolderData files, String computer) {
    if (foreignType.isBlank()) throw new IllegalArgumentException("foreign data need the name of their type");
    this.foreignType = foreignType;
    this.attributes = Plain.normalMap(attributes);
    this.files = files;
    this.computer = computer;
  }

  /** @throws IllegalArgumentException when the name is blank, attributes are not plain, or a path is not relative */
  public static ForeignData of(String foreignType, Map<String, Object> attributes, Map<String, ? extends Blob> files) {
    return new ForeignData(foreignType, attributes, new FolderData(files), null);
  }

  /** The same on a computer. */
  public ForeignData on(String label) {
    return new ForeignData(foreignType, attributes, files, label);
  }

  /** Name of the type in the other system. */
  public String foreignType() {
    return foreignType;
  }

  public Map<String, Object> attributes() {
    return attributes;
  }

  /** All files by relative path. */
  public Map<String, Blob> files() {
    return files.files();
  }

  /** Label of the computer that the data belong to. */
  public Optional<String> computer() {
    return Optional.ofNullable(computer);
  }

  private static ForeignData read(Object plain, Blobs blobs) {
    var fields = Fields.of(TYPE, plain);
    var attributes = new LinkedHashMap<String, Object>();
    if (fields.has("attributes")) fields.map("attributes").forEach((key, value) -> attributes.put((String) key, value));
    var files = fields.has("files") ? FolderData.readFiles(fields, blobs) : new TreeMap<String, Blob>();
    return new ForeignData(fields.text("type"), attributes, new FolderData(files),
        fields.has("computer") ? fields.text("computer") : null);
  }

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public Object plain() {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("type", foreignType);
    if (computer != null) plain.put("computer", computer);
    plain.put("attributes", attributes);
    plain.put("files", FolderData.plainFiles(files.files()));
    return plain;
  }

  @Override
  public List<Blob> blobs() {
    return files.blobs();
  }

  @Override
  public String toString() {
    return "ForeignData[" + foreignType + "]";
  }
}
