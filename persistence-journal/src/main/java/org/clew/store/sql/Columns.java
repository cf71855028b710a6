package org.clew.store.sql;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.clew.store.PlainJson;

/** How values lie in columns: uuids as 16 bytes, instants as microseconds since 1970-01-01 UTC. */
public final class Columns {
  private Columns() {}

  static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits()).array();
  }

  static UUID uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** A uuid in its usual spelling as 16 bytes, any other text as itself; for columns that take both. */
  public static Object compact(String writer) {
    if (writer.length() != 36) return writer;
    try {
      UUID uuid = UUID.fromString(writer);
      return uuid.toString().equals(writer) ? bytes(uuid) : writer;
    } catch (IllegalArgumentException _) {
      return writer;
    }
  }

  /** The text that {@link #compact} or a column of text holds. */
  static String writer(Object column) {
    return column instanceof byte[] bytes ? uuid(bytes).toString() : (String) column;
  }

  static Object json(String column) {
    return column == null ? null : PlainJson.read(column);
  }

  static Integer integer(ResultSet row, int column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : (Integer) value;
  }

  static Long whole(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : (Long) value;
  }
}
