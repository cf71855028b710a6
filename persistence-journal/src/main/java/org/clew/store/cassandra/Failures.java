package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.CoordinatorException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.QueryConsistencyException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.TruncateException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.clew.store.AnnotationException;
import org.clew.store.StaleWriterException;
import org.clew.store.StoreException;

/** Tells failures apart that pass with time from those that do not, and puts them into a sentence with place and remedy. */
final class Failures {
  private Failures() {}

  static Throwable cause(Throwable error) {
    Throwable cause = error;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Whether the same request may succeed later: too few nodes, no answer in time, a node that goes down or comes up. */
  static boolean passes(Throwable error) {
    return switch (cause(error)) {
      case QueryConsistencyException _, DriverTimeoutException _ -> true;
      case OverloadedException _, BootstrappingException _, ServerError _, TruncateException _ -> true;
      case ClosedConnectionException _, HeartbeatException _, RequestThrottlingException _ -> true;
      case AllNodesFailedException failed -> failed.getAllErrors().values().stream().flatMap(List::stream)
          .allMatch(Failures::passesOnNode);
      default -> false;
    };
  }

  private static boolean passesOnNode(Throwable error) {
    return passes(error) || !(error instanceof CoordinatorException);
  }

  static RuntimeException explain(Throwable error, CassandraSettings settings) {
    Throwable cause = cause(error);
    String place = settings.place();
    return switch (cause) {
      case StaleWriterException stale -> stale;
      case StoreException told -> told;
      case IllegalArgumentException bad -> bad;
      case AnnotationException bad -> bad;
      case DriverException few when isShort(few) -> new StoreException(place + " has too few nodes up (" + few.getMessage()
          + "): bring them back ('nodetool status'); the engine goes on then.", few);
      case AllNodesFailedException down when passes(down) -> new StoreException(place
          + " can not be reached: see that its nodes are up ('nodetool status'); the engine goes on then.", down);
      case DriverException slow when passes(slow) -> new StoreException(place + " does not answer in time (" + slow.getMessage()
          + "): see that its nodes are up and not overloaded ('nodetool status'); the engine goes on then.", slow);
      case IllegalStateException closed when String.valueOf(closed.getMessage()).contains("closed") -> closed(settings);
      default -> new StoreException(place + " refused (" + cause.getMessage() + ").", cause);
    };
  }

  /** Whether some node answered that others are missing. */
  private static boolean isShort(DriverException error) {
    return error instanceof UnavailableException || error instanceof AllNodesFailedException all
        && all.getAllErrors().values().stream().flatMap(List::stream).anyMatch(UnavailableException.class::isInstance);
  }

  static StoreException closed(CassandraSettings settings) {
    return new StoreException(settings.place() + " is closed.");
  }
}
