package org.clew.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link NodeJvm} as a test sees it. */
record ClusterNode(Process process, BufferedReader output, String address, Path log) implements AutoCloseable {

  /**
   * Starts one and returns when it is up.
   *
   * @param before words before the command of the JVM, for one that runs elsewhere
   * @param join address of another node, empty for the first
   * @param properties {@code name=value} of the JVM
   */
  static ClusterNode start(List<String> before, Path home, String host, String join, String... properties) throws IOException {
    var command = new ArrayList<>(before);
    command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC"));
    for (var property : properties) command.add("-D" + property);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), NodeJvm.class.getName(), home.toString(), host));
    if (!join.isEmpty()) command.add(join);
    var log = Files.createTempFile("clew-node", ".log");
    var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    var output = process.inputReader();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("up ")) return new ClusterNode(process, output, line.substring(3), log);
    }
    throw new AssertionError("a node did not come up:\n" + Files.readString(log));
  }

  /** What it answers to a command of {@link NodeJvm}. */
  String ask(String question) throws IOException {
    process.outputWriter().append(question).append('\n').flush();
    return await(question.split(" ")[0]);
  }

  /** The next line that starts so. */
  String await(String start) throws IOException {
    for (var line = output.readLine(); line != null; line = output.readLine()) if (line.startsWith(start)) return line;
    throw new AssertionError("the node ended without saying '" + start + "':\n" + Files.readString(log));
  }

  void signal(String name) throws IOException, InterruptedException {
    if (new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor() != 0)
      throw new AssertionError("no SIG" + name);
  }

  @Override public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(log);
  }
}
