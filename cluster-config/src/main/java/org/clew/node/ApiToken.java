package org.clew.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The secret in {@code token} of a home: who can read that file may control the engine. */
final class ApiToken {
  private static final String FILE = "token";
  private static final String SCHEME = "Bearer ";
  private static final int BYTES = 32;

  private final String text;

  private ApiToken(String text) {
    this.text = text;
  }

  /** The token of the home, made when there is none; only the engine, which holds the lock of the home, calls this. */
  static ApiToken of(Path home) {
    var file = home.resolve(FILE);
    var known = read(home);
    if (known.isPresent()) {
      try {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return known.get();
      } catch (IOException e) {
        throw HomeFiles.unusable(home, e);
      }
    }
    var random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    var token = new ApiToken(HexFormat.of().formatHex(random));
    HomeFiles.write(file, token.text + "\n");
    return token;
  }

  static Optional<ApiToken> read(Path home) {
    try {
      var text = Files.readString(home.resolve(FILE)).strip();
      return text.length() == 2 * BYTES ? Optional.of(new ApiToken(text)) : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    }
  }

  /** What a client sends. */
  String header() {
    return SCHEME + text;
  }

  /** Takes the same time for every wrong header. */
  boolean admits(String header) {
    return header != null && MessageDigest.isEqual(
        header().getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8));
  }
}
