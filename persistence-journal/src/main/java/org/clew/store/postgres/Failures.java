package org.clew.store.postgres;

import java.sql.SQLException;
import org.clew.store.StoreException;
import org.clew.store.sql.Dialect.Fault;

/** What the SQLSTATE of a failure means, and one sentence about it with place and remedy. */
final class Failures {
  /** Nobody knows whether a commit took place. */
  static final String IN_DOUBT = "08007";
  /** The server has rolled the transaction back. */
  static final String ROLLED_BACK = "40000";

  private static final String SETTINGS = "see storage.* in 'clew config list'";

  private Failures() {}

  static Fault fault(SQLException failure) {
    String state = state(failure);
    return switch (state.substring(0, 2)) {
      case "22", "23", "54" -> Fault.TASK;
      case "40" -> Fault.CONFLICT;
      case "08" -> Fault.CONNECTION;
      default -> switch (state) {
        case "55P03" -> Fault.CONFLICT;
        case "25P03", "57P01", "57P02", "57P03", "57P05" -> Fault.CONNECTION;
        default -> Fault.STORE;
      };
    };
  }

  static StoreException explain(SQLException failure, PostgresPlace place) {
    StoreException own = own(failure);
    if (own != null) return own;
    String store = "The store " + place.url();
    return new StoreException(switch (state(failure)) {
      case IN_DOUBT -> store + " went away during a commit, and it is not known whether that took place (" + reason(failure)
          + "): what was written has to be read again when it is back.";
      case "3D000" -> store + " does not exist: create it ('createdb -O " + place.user() + " NAME'), or correct storage.url ("
          + SETTINGS + ").";
      case "28P01", "28000" -> store + " refuses the user " + place.user() + " (" + reason(failure)
          + "): check storage.user and storage.password_file (" + SETTINGS + ").";
      case "42P01", "3F000" -> store + " holds no store of Clew yet: make it with 'clew storage init', or correct storage.url.";
      case "42501" -> store + " does not let the user " + place.user() + " do this (" + reason(failure)
          + "): grant it to the user, or make the user own the database.";
      case "53100" -> store + " has no space left: free space on the server; the engine goes on by itself then.";
      case "53300" -> store + " has no connection left: raise max_connections of the server, or run fewer workers.";
      case "25006" -> store + " is read-only: a standby answers; point storage.url at the primary server.";
      case "57P01", "57P02", "57P03" -> store + " is stopping or starting (" + reason(failure)
          + "): the engine goes on when it is up.";
      default -> fault(failure) == Fault.CONNECTION
          ? store + " can not be reached (" + reason(failure) + "): start the server, or correct storage.url (" + SETTINGS + ")."
          : store + " refused (" + reason(failure) + ").";
    }, failure);
  }

  /** A sentence that is there already, such as about the file of the password. */
  private static StoreException own(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) if (each instanceof StoreException own) return own;
    return null;
  }

  /** The SQLSTATE; a pool that could not connect tells it by its cause. */
  private static String state(SQLException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().length() == 5)
        return sql.getSQLState();
    }
    return failure instanceof java.sql.SQLTransientConnectionException ? "08001" : "XX000";
  }

  private static String reason(SQLException failure) {
    Throwable root = failure;
    while (root.getCause() instanceof SQLException cause) root = cause;
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
  }
}
