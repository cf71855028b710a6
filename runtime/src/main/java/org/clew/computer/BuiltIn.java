package org.clew.computer;

import org.clew.data.CodeData;

/** What is there before anybody has set anything up: this machine, and bash on it. */
public final class BuiltIn {
  public static final String LOCALHOST = "localhost";

  private BuiltIn() {}

  /** @param workDir absolute path for job directories */
  public static Computer localhost(String workDir) {
    return Computer.localhost(workDir);
  }

  /** {@code bash@localhost}; a new value, without a node. */
  public static CodeData bash() {
    return CodeData.installed("bash", LOCALHOST, "/bin/bash");
  }
}
