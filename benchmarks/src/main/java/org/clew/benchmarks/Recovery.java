package org.clew.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.clew.launch.Engine;
import org.clew.launch.EngineConfig;

/** Many waiting processes, their engine killed with SIGKILL, then the time until a new engine answers for every one of them. */
final class Recovery {
  /** Option with the home of the engine that is killed. */
  static final String VICTIM = "victim";
  private static final String READY = "ready";

  private Recovery() {}

  static String run(Arguments arguments) throws Exception {
    var processes = arguments.number("count");
    if (arguments.has(VICTIM)) {
      victim(Path.of(arguments.text(VICTIM)), processes / 2);
      return "";
    }
    try (var scratch = Scratch.create()) {
      System.out.println("starting an engine with " + processes + " processes …");
      killWhenReady(scratch.home(), processes);
      var begin = System.nanoTime();
      var effort = new Effort();
      try (var engine = Engine.start(EngineConfig.at(scratch.home(), Scratch.definitions()))) {
        var started = (System.nanoTime() - begin) / 1e9;
        var answers = new ArrayList<CompletableFuture<?>>();
        var active = engine.store().graph().active();
        for (var process : active) answers.add(engine.status(process.uuid(), Duration.ofSeconds(120)).toCompletableFuture());
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        var seconds = (System.nanoTime() - begin) / 1e9;
        effort.of(active.size()).rows(new Figures(), "process").row("processes", "%d", active.size())
            .row("engine up after", "%.2f s", started)
            .row("all answer after", "%.2f s", seconds)
            .print("recovery after SIGKILL, from the start of the new engine (warm JVM)");
        if (active.size() < processes) throw new IllegalStateException(
            "only " + active.size() + " of " + processes + " came back");
        return String.format(Locale.ROOT, "recovery of %d processes in %.2f s", active.size(), seconds);
      }
    }
  }

  private static void killWhenReady(Path home, int processes) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-cp",
        System.getProperty("java.class.path"), Main.class.getName(), "recovery", "--" + VICTIM, home.toString(), "--count",
        String.valueOf(processes)));
    var victim = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var out = new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = out.readLine(); line != null && !line.equals(READY); line = out.readLine()) System.out.println(line);
    } finally {
      victim.destroyForcibly().waitFor();
    }
  }

  private static void victim(Path home, int parents) throws InterruptedException {
    var engine = Engine.start(EngineConfig.at(home, Scratch.definitions()));
    Waiting.start(engine, parents);
    System.out.println(READY);
    Parked.GATE.await();
  }
}
