package org.clew.store.sql;

import java.sql.SQLException;
import org.clew.store.StoreException;

/** All that differs between the databases. Owned by one store; the write methods are called by its writer thread alone. */
public interface Dialect extends AutoCloseable {

  /** Whose fault it is that a statement failed. */
  enum Fault {
    /** Its values do not fit: the task fails, others of the transaction may stand. */
    TASK,
    /** It met another transaction and lost: the whole transaction is worth another try. */
    CONFLICT,
    /** The connection is gone; another one may work. */
    CONNECTION,
    /** The database refuses everybody. */
    STORE
  }

  /** When the statements of a transaction are run. */
  enum Rhythm {
    /**
     * Together before the commit, many rows with one statement: the database is in this process, but to begin and end a statement
     * costs it as much as a row.
     */
    ROWS,
    /** Together before the commit, equal ones as one batch: every statement alone would cost a round trip. */
    BATCHES
  }

  /** The database as messages name it. */
  String place();

  Rhythm rhythm();

  /** Opens a connection for the writer. */
  Sql writer() throws SQLException;

  Reads reads();

  /** Waits until this writer may begin; {@link #endTurn} follows whatever happens. */
  void takeTurn();

  void endTurn();

  void begin(Sql sql) throws SQLException;

  /** Returns when the transaction is on disk. */
  void commit(Sql sql) throws SQLException;

  void rollback(Sql sql) throws SQLException;

  /** Called after each commit within the turn, for work that a database leaves to its users. */
  void committed(Sql sql, int tasks) throws SQLException;

  Fault fault(SQLException failure);

  /** One sentence with place and remedy. */
  StoreException explain(SQLException failure);

  /** The writer of an event as it lies in its column, see {@link Columns#writer(Object)}. */
  Object writerColumn(String writer);

  /** Words after {@code FROM process} that make a listing go by the time of creation, if the database wants to be told. */
  String byCreation();

  JsonWords json();

  /** A statement that answers the number of processes. */
  String numberOfProcesses();

  /** Lets the numbers of entities go on after those that were brought from elsewhere. */
  void continueNumbers(Sql sql) throws SQLException;

  /** How many other writers have the store open, as far as the database can tell. */
  long otherWriters();

  /** Bytes that the store takes, with its indices. */
  long bytes();

  /** See {@link org.clew.store.Store#dataVersion}. */
  long dataVersion();

  /** Closes what the dialect has opened, readers included. */
  @Override void close();
}
