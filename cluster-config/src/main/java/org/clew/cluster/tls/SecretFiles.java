package org.clew.cluster.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.clew.cluster.ClusterException;

/** PEM files for their owner only, written as a whole or not at all. */
final class SecretFiles {
  private SecretFiles() {}

  static void directory(Path directory) {
    try {
      Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw unusable(directory, e);
    }
  }

  /** @param objects keys and certificates */
  static void write(Path file, Object... objects) {
    var text = new StringWriter();
    try (var pem = new JcaPEMWriter(text)) {
      for (var object : objects) pem.writeObject(object instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : object);
    } catch (IOException e) {
      throw unusable(file, e);
    }
    var fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    try (var channel = Files.newByteChannel(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(StandardCharsets.UTF_8.encode(text.toString()));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static ClusterException unusable(Path file, IOException e) {
    return new ClusterException(file + " cannot be written (" + e.getClass().getSimpleName().replace("Exception", "")
        + "): give yourself access, or name another folder with --out.", e);
  }
}
