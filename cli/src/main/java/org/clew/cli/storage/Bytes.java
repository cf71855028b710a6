package org.clew.cli.storage;

import java.util.Locale;
import java.util.Map;
import org.clew.cli.text.Ordered;
import org.clew.repository.Upkeep.Amount;

/** Amounts of files for people and for JSON. */
final class Bytes {
  private Bytes() {}

  static String text(long bytes) {
    if (bytes < 1000) return bytes + " B";
    return bytes < 1_000_000 ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3) : String.format(Locale.ROOT, "%.1f MB",
        bytes / 1e6);
  }

  static String text(Amount amount) {
    return amount.objects() + (amount.objects() == 1 ? " object (" : " objects (") + text(amount.bytes()) + ")";
  }

  static Map<String, Object> json(Amount amount) {
    return Ordered.map("objects", amount.objects(), "bytes", amount.bytes());
  }
}
