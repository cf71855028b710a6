package org.clew.store.sqlite;

import java.sql.SQLException;
import org.clew.store.StoreException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Puts what SQLite reports into one sentence with place and remedy. */
final class Failures {
  private Failures() {}

  static StoreException explain(SQLException e, Home home) {
    String place = "The store " + home.database();
    return new StoreException(switch (primary(e)) {
      case SQLITE_FULL -> place + " has no space left: free space on that file system; the engine goes on by itself then.";
      case SQLITE_READONLY ->
          place + " is read-only: make file and directory writable (chmod u+w, or remount); the engine goes on then.";
      case SQLITE_IOERR -> place + " could not be read or written (" + e.getMessage()
          + "): check disk and mount with 'df' and 'dmesg'.";
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
          place + " can not be opened: check that it is a file you may read and write, and that its directory exists.";
      case SQLITE_CORRUPT -> place + " is damaged (" + e.getMessage()
          + "): restore a backup, or rescue the rows with 'sqlite3 clew.db .recover'.";
      case SQLITE_NOTADB ->
          place + " is not a database or damaged: restore a backup, or move the file away to start an empty store.";
      case SQLITE_BUSY, SQLITE_LOCKED -> place
          + " is locked by another program for too long: end whatever else has the file open.";
      default -> place + " refused (" + e.getMessage() + ").";
    }, e);
  }

  static boolean isConstraint(SQLException e) {
    return primary(e) == SQLiteErrorCode.SQLITE_CONSTRAINT;
  }

  private static SQLiteErrorCode primary(SQLException e) {
    if (!(e instanceof SQLiteException failure)) return SQLiteErrorCode.SQLITE_ERROR;
    return SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xff);
  }
}
