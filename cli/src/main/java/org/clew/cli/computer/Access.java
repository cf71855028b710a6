package org.clew.cli.computer;

import org.clew.cli.CommandException;
import org.clew.cli.Suggestions;
import org.clew.registry.ComputerRegistry;
import org.clew.scheduler.Scheduler;
import org.clew.scheduler.Schedulers;
import org.clew.transport.Doorman;
import org.clew.transport.Transport;
import org.clew.transport.Transports;

/** Finds a computer by its label and opens what it is reached with; failures are told in words for people. */
public final class Access {
  private Access() {}

  /** @throws CommandException naming near labels when there is no such computer */
  public static ComputerRegistry.Entry named(ComputerRegistry registry, String label) {
    return registry.find(label).orElseThrow(() -> {
      var labels = registry.list().stream().map(entry -> entry.computer().label()).toList();
      return CommandException.notFound("There is no computer '" + label + "'." + Suggestions.sentence(label, labels)
          + " See 'clew computer list'.");
    });
  }

  /** Connects when it is first used. */
  public static Transport transport(ComputerRegistry.Entry entry) {
    try {
      return Transports.installed().open(entry.computer(), entry.auth(), Doorman.OPEN);
    } catch (IllegalArgumentException e) {
      throw CommandException.refused(e.getMessage() + "; see 'clew computer configure " + entry.computer().transport() + " "
          + entry.computer().label() + "'.");
    }
  }

  public static Scheduler scheduler(ComputerRegistry.Entry entry) {
    try {
      return Schedulers.installed().find(entry.computer().scheduler());
    } catch (IllegalArgumentException e) {
      throw CommandException.refused("computer " + entry.computer().label() + ": " + e.getMessage() + ".");
    }
  }
}
