package org.clew.process;

import java.util.Map;
import org.clew.data.Value;

/**
 * How a process ended, as its caller and its node see it.
 *
 * @param state {@code finished}, {@code excepted} or {@code killed}
 * @param exitStatus null unless finished; 0 is success
 * @param message exit message, exception text or kill text; may be null
 * @param outputs by link label; also what a failed process had made before it failed
 */
public record Outcome(String state, Integer exitStatus, String message, Map<String, Value> outputs) {
  public Outcome {
    outputs = outputs == null ? Map.of() : outputs;
  }

  public boolean isOk() {
    return exitStatus != null && exitStatus == 0;
  }
}
