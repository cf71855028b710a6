package org.clew.benchmarks.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.clew.data.NodeRef;
import org.clew.launch.Engine;
import org.clew.launch.EngineConfig;

/**
 * The JVM that is killed: an engine in the home that its argument names. Says {@value #READY} once it is up; each line that it
 * reads, a pk and a uuid, is a process that was submitted meanwhile. It exits when its input ends, so it never outlives who
 * started it.
 */
public final class Worker {
  static final String READY = "ready";

  private Worker() {}

  public static void main(String[] args) throws IOException {
    var engine = Engine.start(EngineConfig.at(Path.of(args[0]), CountedJob.definitions()));
    System.out.println(READY);
    try (var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (var line = input.readLine(); line != null; line = input.readLine()) {
        var words = line.split(" ");
        engine.watch(new NodeRef(Long.parseLong(words[0]), UUID.fromString(words[1]))).ended();
      }
    }
    System.exit(0);
  }
}
