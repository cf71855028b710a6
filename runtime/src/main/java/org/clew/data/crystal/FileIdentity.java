package org.clew.data.crystal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.clew.data.Fields;

/** By what catalogues know a file. */
final class FileIdentity {
  private FileIdentity() {}

  /** 32 hexadecimal digits; a name, not a protection. */
  static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has MD5", e);
    }
  }

  static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  static List<String> texts(Fields fields, String field) {
    return fields.list(field).stream()
        .map(each -> each instanceof String text ? text : fields.<String>fail(field, "a list of texts")).toList();
  }
}
