package org.clew.docs;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.clew.cli.Cli;
import org.clew.cli.Shell;

/**
 * One JVM that runs the {@code clew} commands of all pages, each as the entry point would, so that no command waits for a JVM to
 * start. The program {@code clew} on the path of the blocks hands it words and home, and gets files with what is printed, and the
 * exit status.
 */
final class CommandServer implements AutoCloseable {
  private static final String CLIENT = """
      #!/usr/bin/env bash
      answer=$(mktemp -d)
      exec 3<>/dev/tcp/127.0.0.1/%d
      printf '%%s\\0' "$(($# + 2))" "$answer" "$CLEW_HOME" "$@" >&3
      cat <&3
      cat "$answer/err" >&2
      read -r status <"$answer/status"
      rm -r "$answer"
      exit "$status"
      """;

  private final Process jvm;

  private CommandServer(Process jvm) {
    this.jvm = jvm;
  }

  /**
   * Starts the JVM at the root of the repository.
   *
   * @param bin gets the program {@code clew}
   */
  static CommandServer start(Path bin) throws IOException {
    var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC", "-Dlogback.configurationFile=clew-run-logback.xml",
        "-Dclew.home=" + bin, "-cp", System.getProperty("java.class.path"), CommandServer.class.getName())
        .directory(Pages.root().toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("CLEW_JAVA_OPTS", "-XX:TieredStopAtLevel=1");       // daemons of a few seconds
    var jvm = builder.start();
    var port = jvm.inputReader().readLine();
    if (port == null) throw new IOException("the JVM for commands has not started");
    var client = Files.writeString(bin.resolve("clew"), CLIENT.formatted(Integer.parseInt(port)));
    Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new CommandServer(jvm);
  }

  /** Ends the JVM. */
  @Override public void close() throws IOException {
    jvm.getOutputStream().close();
    try {
      jvm.waitFor();
    } catch (InterruptedException _) {
      jvm.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Serves until its standard input ends, with whoever started it. */
  public static void main(String... nothing) throws IOException {
    var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    System.out.println(server.getLocalPort());
    Thread.ofPlatform().daemon().start(() -> {
      while (true) {
        try {
          var socket = server.accept();
          Thread.ofPlatform().daemon().start(() -> serve(socket));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    });
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  private static void serve(Socket open) {
    try (var socket = open) {
      var words = words(new DataInputStream(socket.getInputStream()));
      var answer = Path.of(words.removeFirst());
      var home = Path.of(words.removeFirst());
      try (var out = new PrintStream(new BufferedOutputStream(socket.getOutputStream()), false, StandardCharsets.UTF_8);
          var err = new PrintStream(Files.newOutputStream(answer.resolve("err")), true, StandardCharsets.UTF_8)) {
        var environment = new HashMap<>(System.getenv());
        environment.put("CLEW_HOME", home.toString());
        int status = Cli.run(new Shell(home, out, err, environment, 0), words.toArray(String[]::new));
        Files.writeString(answer.resolve("status"), status + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(DataInputStream in) throws IOException {
    int count = Integer.parseInt(word(in));
    var words = new ArrayList<String>();
    while (words.size() < count) words.add(word(in));
    return words;
  }

  private static String word(DataInputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int next = in.read(); next > 0; next = in.read()) bytes.write(next);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
