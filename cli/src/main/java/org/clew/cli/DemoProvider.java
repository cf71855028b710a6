package org.clew.cli;

import java.nio.file.Path;
import java.util.Map;

/** What {@code clew demo} runs; found by {@link java.util.ServiceLoader}. */
public interface DemoProvider {
  /** Durable name of the process. */
  String process();

  /** Its inputs, nested by port name; {@code home} is the folder of the store. */
  Map<String, Object> inputs(Path home);

  /**
   * Lines for people that set the result beside what was expected.
   *
   * @param outputs plain contents of the output nodes by link label
   */
  String summary(Map<String, Object> outputs);
}
