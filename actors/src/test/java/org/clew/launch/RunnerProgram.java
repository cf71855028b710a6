package org.clew.launch;

import java.nio.file.Path;
import org.clew.data.Str;

/** A program that uses Clew as a library, until a signal ends it. */
final class RunnerProgram {
  private RunnerProgram() {}

  public static void main(String[] arguments) throws Exception {
    try (var runner = new ProcessRunner(EngineConfig.at(Path.of(arguments[0]), Chains.all())).start()) {
      var process = runner.submit(Chains.Held.class, new Chains.Held.In(new Str(arguments[1]), new Str(Doors.NONE)));
      System.out.println("process " + process.pk());
      runner.runUntilComplete(process);
    }
  }
}
