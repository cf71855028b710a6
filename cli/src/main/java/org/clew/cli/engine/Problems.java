package org.clew.cli.engine;

import org.clew.checkpoint.PersistenceException;
import org.clew.cli.CommandException;
import org.clew.cli.CommandException.Detail;
import org.clew.cli.CommandException.Reason;
import org.clew.definition.UnknownProcessException;
import org.clew.launch.SourceLoader.SourceException;
import org.clew.node.ApiException;
import org.clew.node.NodeException;
import org.clew.pluginjar.PluginException;
import org.clew.spec.ValidationError;
import org.clew.spec.ValidationException;

/** Failures of launching and control in the words of the command line. */
final class Problems {
  private static final String NOT_VALID = "The inputs are not valid:";

  private Problems() {}

  @FunctionalInterface
  interface Call<T> {
    T call() throws Exception;
  }

  /** Calls and rewords what goes wrong; other exceptions pass. */
  static <T> T reworded(Call<T> call) throws Exception {
    try {
      return call.call();
    } catch (ApiException e) {
      var message = e.details().isEmpty() ? e.getMessage() : NOT_VALID;
      throw new CommandException(reason(e), message, e.details().stream().map(Problems::detail).toList());
    } catch (ValidationException e) {
      throw new CommandException(Reason.INVALID_INPUTS, NOT_VALID, e.errors().stream().map(Problems::detail)
          .toList());
    } catch (UnknownProcessException e) {
      throw CommandException.notFound(e.getMessage());
    } catch (SourceException e) {
      throw new CommandException(Reason.FAILED, e.getMessage());
    } catch (NodeException | PluginException | PersistenceException e) {
      throw CommandException.refused(e.getMessage());
    }
  }

  private static Reason reason(ApiException e) {
    return switch (e.code()) {
      case "not_found", "unknown_process" -> Reason.NOT_FOUND;
      case "ambiguous" -> Reason.AMBIGUOUS;
      case "invalid_inputs" -> Reason.INVALID_INPUTS;
      case "refused" -> Reason.REFUSED;
      default -> Reason.FAILED;
    };
  }

  private static Detail detail(ValidationError error) {
    return new Detail(error.path(), error.message());
  }
}
