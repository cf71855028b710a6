package org.clew.examples.arithmetic;

import org.clew.data.CodeData;

/** Codes that are there without any set-up. */
final class Shells {
  static final CodeData LOCAL_BASH = CodeData.installed("bash", "localhost", "/bin/bash");

  private Shells() {}
}
