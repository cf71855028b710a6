package org.clew.computer;

import java.util.Map;
import org.clew.data.Plain;

/**
 * How the owner of this store logs in on a computer.
 *
 * @param computer label
 * @param parameters by the names that the transport knows, plain; never a password or the content of a key
 */
public record AuthInfo(String computer, Map<String, Object> parameters) {
  public AuthInfo {
    parameters = Plain.normalMap(parameters);
  }

  /** What a computer is reached with before anybody has configured anything. */
  public static AuthInfo none(String computer) {
    return new AuthInfo(computer, Map.of());
  }
}
