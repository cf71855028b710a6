package org.clew.benchmarks.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clew.benchmarks.Figures;
import org.clew.benchmarks.LoadException;

/** How long commands take as somebody at a terminal sees it, from the start of the program to its end. */
final class CommandTimes {
  /** System property: the script that starts the command; without it, a JVM is started without caches. */
  private static final String SCRIPT = "clew.bench.command";
  private static final int RUNS = 11;

  private final Path home;

  CommandTimes(Path home) {
    this.home = home;
  }

  /** Runs the command several times and answers the median in milliseconds. */
  double median(String... arguments) throws IOException, InterruptedException, LoadException {
    once(arguments);
    long[] nanos = new long[RUNS];
    for (int i = 0; i < RUNS; i++) nanos[i] = once(arguments);
    return Figures.percentileMs(nanos, 0.5);
  }

  private long once(String... arguments) throws IOException, InterruptedException, LoadException {
    var command = new ArrayList<>(start());
    command.addAll(List.of(arguments));
    var errors = Files.createTempFile(home, "errors", ".txt");
    var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(errors.toFile());
    builder.environment().put("CLEW_HOME", home.toString());
    long begin = System.nanoTime();
    int status = builder.start().waitFor();
    long nanos = System.nanoTime() - begin;
    if (status != 0) throw new LoadException("'clew " + String.join(" ", arguments) + "' failed: " + Files.readString(errors));
    Files.delete(errors);
    return nanos;
  }

  private static List<String> start() {
    var script = System.getProperty(SCRIPT, "");
    return script.isEmpty() ? List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
            System.getProperty("java.class.path"),
        "org.clew.cli.Main") : List.of(script);
  }
}
