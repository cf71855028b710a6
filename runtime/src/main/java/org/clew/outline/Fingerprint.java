package org.clew.outline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A hash of kinds, paths and order of instructions; these lines are stored with processes, so they may never change. */
final class Fingerprint {
  private static final int BYTES = 8;

  private final StringBuilder lines = new StringBuilder("outline.v1\n");

  private Fingerprint() {}

  static <R> String of(List<Instruction<R>> body) {
    var fingerprint = new Fingerprint();
    fingerprint.block("", body);
    return HexFormat.of().formatHex(sha256(fingerprint.lines.toString()), 0, BYTES);
  }

  private <R> void block(String path, List<Instruction<R>> body) {
    for (var instruction : body) {
      switch (instruction) {
        case Step<R> step -> line("step", Paths.join(path, step.id()));
        case While<R> loop -> {
          var inner = Paths.join(path, loop.id());
          line("while", inner);
          block(inner, loop.body());
        }
        case If<R> choice -> {
          for (var branch : choice.branches()) {
            var inner = Paths.join(Paths.join(path, choice.id()), branch.label());
            line("branch", inner);
            block(inner, branch.body());
          }
        }
        case Return<R> _ -> line("return", path);
      }
    }
  }

  private void line(String kind, String path) {
    lines.append(kind).append(' ').append(path).append('\n');
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
