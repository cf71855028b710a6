package org.clew.data.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * NumPy's files of one array: versions 1.0, 2.0 and 3.0 are read, with any byte order and either order of axes; 1.0 is written as
 * NumPy writes it, little endian, last axis fastest, so equal arrays are equal files. Pickled objects, records and texts are
 * refused.
 */
public final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  /** NumPy leaves room for the first axis to grow in place. */
  private static final int GROWTH_DIGITS = 21;
  private static final int MAX_HEADER = 10_000;

  private Npy() {}

  /** The whole file. */
  public static byte[] write(NdArray array) {
    var header = header(array);
    var content = array.littleEndian();
    return ByteBuffer.allocate(MAGIC.length + 4 + header.length + content.length).order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) header.length).put(header).put(content).array();
  }

  private static byte[] header(NdArray array) {
    var shape = array.shape();
    var text = "{'descr': '" + array.type().code() + "', 'fortran_order': False, 'shape': " + shape + ", }";
    if (shape.rank() > 0) text += " ".repeat(Math.max(0, GROWTH_DIGITS - String.valueOf(shape.axis(0)).length()));
    int length = MAGIC.length + 4 + text.length() + 1;
    text += " ".repeat((ALIGNMENT - length % ALIGNMENT) % ALIGNMENT) + "\n";
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Reads a whole file.
   *
   * @throws IllegalArgumentException saying what is wrong, or which kind of content is not taken
   */
  public static NdArray read(byte[] file) {
    if (file.length < 10 || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length))
      throw new IllegalArgumentException("this is no .npy file: it does not start with \\x93NUMPY");
    var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(MAGIC.length);
    int version = bytes.get();
    bytes.get();
    long length = switch (version) {
      case 1 -> Short.toUnsignedLong(bytes.getShort());
      case 2, 3 -> file.length < 12 ? Long.MAX_VALUE : Integer.toUnsignedLong(bytes.getInt());
      default -> throw new IllegalArgumentException("version " + version + " of .npy files is not known; 1, 2 and 3 are");
    };
    if (length > MAX_HEADER)
      throw new IllegalArgumentException("the header of a .npy file has at most " + MAX_HEADER + " bytes, found " + length);
    if (length > bytes.remaining()) throw new IllegalArgumentException("the file ends within its header");
    var text = new byte[(int) length];
    bytes.get(text);
    var header = NpyHeader.parse(new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    var content = new byte[bytes.remaining()];
    bytes.get(content);
    return array(header, content);
  }

  private static NdArray array(NpyHeader header, byte[] content) {
    var array = NdArray.ofBytes(header.type(), header.shape(), content);
    if (header.order() == NpyHeader.Order.BIG_ENDIAN) turn(content, header.type().word());
    return header.axes() == NpyHeader.Axes.FIRST_FASTEST && header.shape().rank() > 1 ? lastFastest(array) : array;
  }

  private static void turn(byte[] content, int word) {
    for (int start = 0; start < content.length; start += word) {
      for (int i = start, j = start + word - 1; i < j; i++, j--) {
        byte kept = content[i];
        content[i] = content[j];
        content[j] = kept;
      }
    }
  }

  private static NdArray lastFastest(NdArray array) {
    var shape = array.shape();
    int width = array.type().bytes();
    var from = array.littleEndian();
    var to = new byte[from.length];
    var index = new int[shape.rank()];
    for (int source = 0; source < shape.size(); source++) {
      System.arraycopy(from, source * width, to, shape.position(index) * width, width);
      for (int axis = 0; axis < index.length && ++index[axis] == shape.axis(axis); axis++) index[axis] = 0;
    }
    return NdArray.ofBytes(array.type(), shape, to);
  }
}
