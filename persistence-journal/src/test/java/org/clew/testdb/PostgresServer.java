package org.clew.testdb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.clew.store.postgres.PostgresPlace;

/**
 * A PostgreSQL server of its own: Debian's programs, a directory that is removed afterwards, a free port of the loopback
 * interface, and a user {@code clew} with a password. One is shared by all tests of a JVM and ends with it.
 */
public final class PostgresServer implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String USER = "clew";
  private static PostgresServer shared;

  private final Path programs;
  private final Path directory;
  private final Path passwordFile;
  private final int port;
  private String listenAt = "127.0.0.1";
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer(Path programs) throws IOException {
    this.programs = programs;
    directory = Files.createTempDirectory("clew-postgres");
    passwordFile = Files.createTempFile("clew-postgres", ".password", PosixFilePermissions.asFileAttribute(
        PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile, "p'w " + Long.toHexString(System.nanoTime()) + "\n");
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path copy = directory.resolve("password");
    Files.copy(passwordFile, copy);
    if (isRoot()) for (Path each : List.of(directory, copy)) {
      Files.setOwner(each, directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
    }
    run("initdb", "-D", data(), "-U", USER, "--pwfile", copy.toString(), "--auth=scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8",
        "--no-sync");
    start();
  }

  /** The server of this JVM. Without PostgreSQL the test is skipped, or fails where CI is set. */
  public static synchronized PostgresServer shared() {
    Optional<Path> programs = programs();
    if (programs.isEmpty()) {
      String missing = "no PostgreSQL 15 or newer under " + VERSIONS + " (Debian package postgresql)";
      if ("true".equals(System.getenv("CI"))) throw new IllegalStateException(missing);
      assumeTrue(false, missing);
    }
    if (shared == null) {
      try {
        shared = new PostgresServer(programs.get());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    return shared;
  }

  private static Optional<Path> programs() {
    if (!Files.isDirectory(VERSIONS)) return Optional.empty();
    try (var versions = Files.list(VERSIONS)) {
      return versions.filter(each -> Integer.parseInt(each.getFileName().toString()) >= 15).map(each -> each.resolve("bin"))
          .filter(each -> Files.isExecutable(each.resolve("initdb"))).max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new empty database. */
  public PostgresPlace database() {
    String name = "test" + databases.incrementAndGet();
    execute("postgres", "CREATE DATABASE " + name);
    return place(name);
  }

  /** A place on this server, whether there is such a database or not. */
  public PostgresPlace place(String name) {
    return new PostgresPlace("jdbc:postgresql://127.0.0.1:" + port + "/" + name, USER, Optional.of(passwordFile));
  }

  /**
   * From now on it also listens at another address of this machine, for clients of that network.
   *
   * @param network like {@code 10.0.0.0/24}
   */
  public void open(String address, String network) {
    var rules = Path.of(data(), "pg_hba.conf");
    try {
      Files.writeString(rules, "host all " + USER + " " + network + " scram-sha-256\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    stop();
    listenAt = "127.0.0.1," + address;
    start();
  }

  public int port() {
    return port;
  }

  /** Runs statements as somebody who is no part of Clew. */
  public void execute(String database, String sql) {
    try (var connection = DriverManager.getConnection(place(database).url(), USER, Files.readString(passwordFile).strip());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns when the server accepts connections. */
  public void start() {
    run("pg_ctl", "-D", data(), "-w", "-l", directory.resolve("log").toString(), "-o", "-p " + port
        + " -c listen_addresses=" + listenAt + " -c unix_socket_directories=" + directory + " -c max_connections=60", "start");
  }

  /** Ends the server without warning, as a loss of power would. */
  public void crash() {
    run("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
  }

  /** Ends the server in order; connections are broken off. */
  public void stop() {
    run("pg_ctl", "-D", data(), "-w", "-m", "fast", "stop");
  }

  @Override public void close() {
    if (Files.exists(Path.of(data(), "postmaster.pid"))) crash();
    run("rm", "-rf", directory.toString());
    passwordFile.toFile().delete();
  }

  private String data() {
    return directory.resolve("data").toString();
  }

  private void run(String... words) {
    List<String> command = new ArrayList<>();
    if (isRoot()) command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"));
    Path program = programs.resolve(words[0]);
    command.add(Files.exists(program) ? program.toString() : words[0]);
    command.addAll(List.of(words).subList(1, words.length));
    try {
      Path said = Files.createTempFile("clew-postgres", ".out");
      Process process = new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true)
          .redirectOutput(said.toFile()).start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(said));
      }
      Files.delete(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
