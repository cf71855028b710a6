package org.clew.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.clew.data.InMemoryBlob;

/** An archive taken apart, changed by somebody who knows how, and put together again. */
final class Forgery {
  final Map<String, byte[]> entries = new LinkedHashMap<>();

  static Forgery of(Path archive) {
    var forgery = new Forgery();
    try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
        forgery.entries.put(entry.getName(), zip.readAllBytes());
      return forgery;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Forgery text(String entry, UnaryOperator<String> change) {
    return put(entry, change.apply(new String(entries.getOrDefault(entry, new byte[0]), StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8));
  }

  Forgery put(String entry, byte[] content) {
    entries.put(entry, content);
    return this;
  }

  Forgery without(String entry) {
    entries.remove(entry);
    return this;
  }

  /** Makes the sums fit what is there now. */
  Forgery summed() {
    var sums = new StringBuilder();
    entries.forEach((name, content) -> {
      if (!name.equals("SHA256SUMS")) sums.append(InMemoryBlob.sha256Of(content)).append("  ").append(name).append('\n');
    });
    return put("SHA256SUMS", sums.toString().getBytes(StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
