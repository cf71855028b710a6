package org.clew.examples.eos;

import java.nio.file.Path;
import java.util.Map;
import org.clew.data.CodeData;
import org.clew.data.InMemoryBlob;
import org.clew.examples.Bundled;
import org.clew.examples.LocalEngine;

/** Submits the demo in a JVM of its own, prints the pk and waits. Arguments: home, file that gets a line for each started job. */
final class DemoProcess {
  private DemoProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (var engine = new LocalEngine(Path.of(arguments[0]))) {
      var inputs = Map.of("code", counting(Path.of(arguments[1])), "cutoff", 15);
      var process = engine.engine().submit("demo.equation_of_state", inputs);
      System.out.println(process.pk());
      process.await();
    }
  }

  /** The program of the demo behind a script that adds a line to a file each time it starts. */
  static CodeData counting(Path starts) {
    var script = "#!/bin/sh\necho started >> '" + starts + "'\n" + Bundled.text(Crystals.class, "lj.sh");
    return CodeData.portable("counted", "lj.sh",
        Map.of("lj.sh", new InMemoryBlob(script),
            "LennardJones.java", new InMemoryBlob(Bundled.text(Crystals.class, "LennardJones.java"))));
  }
}
