package org.clew.store.sql;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.clew.store.Calculations;

/** Calculations by the first half of their hash, in a table that is nothing but this index: short rows, few pages to write. */
final class SqlCalculations implements Calculations {
  private static final String ADD = "INSERT INTO calculation (hash, pk) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final int DIGITS = 32;

  private final Reads reads;

  SqlCalculations(Reads reads) {
    this.reads = reads;
  }

  @Override public List<Long> withHash(String hash, long afterPk, int limit) {
    return reads.read(sql -> sql.list("SELECT pk FROM calculation WHERE hash = ? AND pk > ? ORDER BY pk LIMIT ?",
        row -> row.getLong(1), key(hash), afterPk, limit));
  }

  private static byte[] key(String hash) {
    return HexFormat.of().parseHex(hash, 0, DIGITS);
  }

  /** Notes the hash that stands in the attributes of a process, if there is one. */
  static void note(WriteSession session, long pk, Object attributes) throws SQLException {
    if (attributes instanceof Map<?, ?> map && map.get(HASH) instanceof String hash && hash.length() >= DIGITS) {
      session.add(ADD, key(hash), pk);
    }
  }
}
