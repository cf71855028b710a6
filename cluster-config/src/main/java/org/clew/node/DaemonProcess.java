package org.clew.node;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Starts the JVM of the daemon so that it outlives its starter and its terminal. */
final class DaemonProcess {
  /** Of those that replace others. */
  static final String OUTPUT_AGAIN = "daemon-again.out";
  /** Blocking user code shares the virtual threads of the JVM: a few that only compute must not hold up all others. */
  private static final List<String> ALWAYS =
      List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
      "-Djdk.virtualThreadScheduler.parallelism=16", "-XX:+UseParallelGC");
  /** Path of an AOT cache that was made for this class path and these flags. */
  private static final String AOT_CACHE = "clew.engine.aot";

  private DaemonProcess() {}

  /**
   * Where standard output and error of one of several go that start together, from 0; what they log goes to {@link DaemonLog}.
   */
  static String output(int number) {
    return number == 0 ? "daemon.out" : "daemon-" + (number + 1) + ".out";
  }

  /** @param output name of the file in the home for standard output and error */
  static Process start(Path home, int port, String output) {
    var command = new ArrayList<>(detached());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), DaemonMain.class.getName(), "--home", home.toString(),
        "--port", String.valueOf(port)));
    try {
      return new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
          .redirectInput(new File("/dev/null")).redirectOutput(home.resolve(output).toFile()).start();
    } catch (IOException e) {
      throw new NodeException("The daemon cannot be started: " + e.getMessage(), e);
    }
  }

  /** A session of its own has no terminal that could hang up or interrupt it. */
  private static List<String> detached() {
    return onPath("setsid").or(() -> onPath("nohup")).map(List::of).orElse(List.of());
  }

  private static Optional<String> onPath(String program) {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    return Arrays.stream(path.split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program)).filter(Files::isExecutable).map(Path::toString).findFirst();
  }

  /** Those of {@code CLEW_JAVA_OPTS}, else those of this JVM that mean something to a long-lived one. */
  private static List<String> flags() {
    var flags = new ArrayList<>(ALWAYS);
    var given = System.getenv("CLEW_JAVA_OPTS");
    if (given != null && !given.isBlank()) flags.addAll(List.of(given.strip().split("\\s+")));
    else ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(DaemonProcess::lasts).forEach(flags::add);
    var cache = System.getProperty(AOT_CACHE);
    if (cache != null && Files.isReadable(Path.of(cache))) flags.add("-XX:AOTCache=" + cache);
    return flags;
  }

  private static boolean lasts(String flag) {
    return flag.startsWith("-Xmx") || flag.startsWith("-Dclew.") || flag.startsWith("--add-opens")
        || flag.startsWith("-XX:MaxRAM");
  }
}
