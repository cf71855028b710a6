package org.clew.cli;

import picocli.CommandLine.Model.CommandSpec;

/** A command with options that are known only when it is called, such as the parameters of a plugin. */
public interface OptionsOfItsOwn {
  void addTo(CommandSpec spec);
}
