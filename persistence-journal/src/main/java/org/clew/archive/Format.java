package org.clew.archive;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Names within an archive; they stay for ever. */
final class Format {
  /** Grows when older programs would misread what is new. */
  static final long VERSION = 1;
  static final String NAME = "clew-archive";
  static final String METADATA = "metadata.json";
  /** One line for each other entry, as {@code sha256sum} writes and checks it. */
  static final String SUMS = "SHA256SUMS";
  static final String OBJECTS = "objects/";

  private Format() {}

  /** A stream of JSON objects, one on each line. */
  enum Part {
    NODES, LINKS, LOGS, COMMENTS, GROUPS, MEMBERS, COMPUTERS;

    String entry() {
      return durable() + ".jsonl";
    }

    String durable() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static boolean isEntry(String name) {
    return name.equals(METADATA) || name.equals(SUMS) || objectOf(name).isPresent()
        || Arrays.stream(Part.values()).anyMatch(part -> part.entry().equals(name));
  }

  /** The hash of the object that the entry holds. */
  static Optional<String> objectOf(String entry) {
    if (!entry.startsWith(OBJECTS)) return Optional.empty();
    return Optional.of(entry.substring(OBJECTS.length())).filter(hash -> hash.matches("[0-9a-f]{64}"));
  }
}
