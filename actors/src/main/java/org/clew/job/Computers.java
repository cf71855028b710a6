package org.clew.job;

import java.util.Optional;
import org.clew.computer.Computer;

/** Finds computers as they are configured now. */
@FunctionalInterface
public interface Computers {
  Optional<Computer> find(String label);
}
