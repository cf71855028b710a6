package org.clew.data.array;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clew.data.Blob;
import org.clew.data.Blobs;
import org.clew.data.Data;
import org.clew.data.DataType;
import org.clew.data.Fields;

/**
 * Named arrays of numbers, each a {@code .npy} file of the repository; types and shapes are part of {@link #plain()}.
 *
 * <p>Reading an array may block, see {@link Blob}. Subclasses say what their arrays mean; a port for arrays takes them, too.
 */
public class ArrayData extends Data {
  /** The name of an array that was given none. */
  public static final String DEFAULT = "default";

  public static final DataType<ArrayData> TYPE = new DataType<>("data.array", ArrayData.class, ArrayData::read);

  private final SortedMap<String, ArrayFile> arrays;

  /** @throws IllegalArgumentException for a name that is not letters, digits and underscores */
  protected ArrayData(Map<String, ArrayFile> arrays) {
    arrays.keySet().forEach(ArrayData::checkName);
    this.arrays = Collections.unmodifiableSortedMap(new TreeMap<>(arrays));
  }

  /** One array under the name {@link #DEFAULT}. */
  public static ArrayData of(NdArray array) {
    return of(Map.of(DEFAULT, array));
  }

  public static ArrayData of(Map<String, NdArray> arrays) {
    return new ArrayData(files(arrays));
  }

  /** A copy with one more array, or with another one in its place. */
  public ArrayData with(String name, NdArray array) {
    var more = new TreeMap<>(arrays);
    more.put(name, ArrayFile.of(array));
    return new ArrayData(more);
  }

  static Map<String, ArrayFile> files(Map<String, NdArray> arrays) {
    var files = new LinkedHashMap<String, ArrayFile>();
    arrays.forEach((name, array) -> files.put(name, ArrayFile.of(array)));
    return files;
  }

  /** In alphabetical order. */
  public final Set<String> names() {
    return arrays.keySet();
  }

  /** The files by name of the array. */
  public final SortedMap<String, ArrayFile> arrays() {
    return arrays;
  }

  /** @throws IllegalArgumentException when there is no array of this name */
  public final NdArray array(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("there is no array '" + name + "'; there are " + arrays.keySet()));
  }

  /** The array named {@link #DEFAULT}, or the only one there is. */
  public final NdArray array() {
    return arrays.size() == 1 ? arrays.firstEntry().getValue().read() : array(DEFAULT);
  }

  /** The array of this name. */
  public final Optional<NdArray> find(String name) {
    return Optional.ofNullable(arrays.get(name)).map(ArrayFile::read);
  }

  /** The shape of an array, without reading it; empty when there is none of this name. */
  public final Optional<Shape> shape(String name) {
    return Optional.ofNullable(arrays.get(name)).map(ArrayFile::shape);
  }

  private static void checkName(String name) {
    if (!name.matches("[A-Za-z0-9_]{1,100}")) {
      throw new IllegalArgumentException("an array cannot be named '" + name + "'; names have letters, digits and underscores");
    }
  }

  private static ArrayData read(Object plain, Blobs blobs) {
    if (plain instanceof List<?> nested) return of(JavaArrays.ofLists(nested));
    return new ArrayData(readFiles(Fields.of(TYPE, plain), blobs));
  }

  /** The arrays of a plain tree, for subclasses. */
  protected static Map<String, ArrayFile> readFiles(Fields fields, Blobs blobs) {
    var names = fields.map("arrays").keySet();
    var inner = fields.nested("arrays");
    var files = new TreeMap<String, ArrayFile>();
    names.forEach(name -> files.put((String) name, ArrayFile.read(inner.nested((String) name), blobs)));
    return files;
  }

  /** What a subclass says beside its arrays, in this order. */
  protected Map<String, Object> attributes() {
    return Map.of();
  }

  @Override public String type() {
    return TYPE.name();
  }

  @Override public final Object plain() {
    var plain = new LinkedHashMap<String, Object>(attributes());
    var files = new LinkedHashMap<String, Object>();
    arrays.forEach((name, file) -> files.put(name, file.plain()));
    plain.put("arrays", Collections.unmodifiableMap(files));
    return Collections.unmodifiableMap(plain);
  }

  @Override public final List<Blob> blobs() {
    return arrays.values().stream().map(ArrayFile::npy).toList();
  }

  @Override public final String toString() {
    var shapes = new TreeMap<String, String>();
    arrays.forEach((name, file) -> shapes.put(name, file.type().durable() + " " + file.shape()));
    return getClass().getSimpleName() + shapes;
  }
}
