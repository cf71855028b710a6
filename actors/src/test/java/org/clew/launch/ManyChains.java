package org.clew.launch;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;

/** Submits work chains with three children each and waits for all. Arguments: home, how many. */
final class ManyChains {
  private static final int TOGETHER = 500;

  private ManyChains() {}

  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[1]);
    try (var engine = Engine.start(EngineConfig.at(Path.of(arguments[0]), Chains.all()))) {
      var tree = new Submitter.Launch(engine.definitions().get("test.tree"), Map.of("width", 3, "depth", 1, "door", Doors.NONE));
      var all = new java.util.ArrayList<ProcessFuture>();
      while (all.size() < count) all.addAll(engine.submitAll(Collections.nCopies(Math.min(TOGETHER, count - all.size()), tree)));
      int ok = 0;
      for (var process : all) if (process.await().isOk()) ok++;
      System.out.println("ok " + ok);
    }
  }
}
