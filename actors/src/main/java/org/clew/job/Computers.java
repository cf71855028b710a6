package org.clew.job;

import java.util.Optional;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;

/** Finds computers, and how to log in there, as they are configured now. */
@FunctionalInterface
public interface Computers {
  Optional<Computer> find(String label);

  default AuthInfo auth(String label) {
    return AuthInfo.none(label);
  }
}
