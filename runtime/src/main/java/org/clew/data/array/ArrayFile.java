package org.clew.data.array;

import java.util.Map;
import java.util.Objects;
import org.clew.data.Blob;
import org.clew.data.Blobs;
import org.clew.data.Fields;
import org.clew.data.InMemoryBlob;

/** An array as a {@code .npy} file of the repository, whose type and shape are known without reading it. */
public record ArrayFile(ElementType type, Shape shape, Blob npy) {
  public ArrayFile {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(npy, "npy");
  }

  public static ArrayFile of(NdArray array) {
    return new ArrayFile(array.type(), array.shape(), new InMemoryBlob(Npy.write(array)));
  }

  /** The array; may block like {@link Blob#bytes()}. Throws IllegalStateException when the file holds another one. */
  public NdArray read() {
    var array = Npy.read(npy.bytes());
    if (array.type() == type && array.shape().equals(shape)) return array;
    throw new IllegalStateException("the file " + npy.sha256() + " should hold an array of " + type.durable() + " and shape "
        + shape + " and holds " + array);
  }

  static ArrayFile read(Fields fields, Blobs blobs) {
    var axes = fields.list("shape").stream().map(axis -> axis instanceof Long length && length == length.intValue()
        ? (Integer) length.intValue() : fields.<Integer>fail("shape", "a list of whole numbers")).toList();
    return new ArrayFile(ElementType.of(fields.text("dtype")), new Shape(axes), fields.blob(blobs));
  }

  Map<String, Object> plain() {
    return Fields.ordered("dtype", type.durable(), "shape", shape.axes().stream().<Object>map(Integer::longValue).toList(),
        "sha256", npy.sha256(), "size", npy.size());
  }
}
