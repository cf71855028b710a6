package org.clew.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clew.computer.AuthInfo;
import org.clew.scheduler.Command;
import org.clew.testbed.Testbed;
import org.clew.testwait.Await;
import org.clew.transport.Doorman;
import org.clew.transport.Doors;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;
import org.clew.transport.Transports;
import org.clew.transport.Way;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that the user's own ssh shares: his, and ours. */
class OpenSshSharingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path tmp;
  private Testbed.Ssh server;
  private Map<String, Object> parameters;
  private SshSettings settings;
  private Path socket;

  /** Without a key the user alone can log in, as with a second factor. */
  @BeforeEach
  void parameters() throws Exception {
    server = Way.server(Testbed.find());
    var config = Files.writeString(tmp.resolve("config"), "Host *\n  IdentityFile " + tmp + "/key\n  IdentityAgent none\n");
    parameters = Map.of("backend", "openssh", "username", server.user(), "port", (long) server.port(), "known_hosts",
        server.knownHosts().toString(), "ssh_config", config.toString(), "look_for_keys", false);
    settings = new SshSettings(parameters);
    socket = ControlFolder.socket(OpenSshOptions.identity(server.host(), settings));
  }

  @Test
  void aConnectionOpenedByHandIsUsedAndLeftOpen() throws Exception {
    var doors = new Doors();
    try (var transport = Transports.installed().open(Way.computer(server.host()), new AuthInfo("machine", parameters), doors)) {
      var refusal = catchRefusal(transport::whoami);
      assertThat(refusal.kind()).isEqualTo(Kind.AUTHENTICATION);
      var byHand = OpenSshOptions.masterByHand(server.host(), settings, socket);
      assertThat(refusal).hasMessageContaining(byHand);
      logIn(byHand);
      assertThat(transport.whoami()).isEqualTo(server.user());
      assertThat(transport.exec(Command.of("echo", "shared"), "/", PATIENCE).stdout()).isEqualTo("shared\n");
    }
    Await.until("all leaves are given back", () -> doors.open() == 0);
    assertThat(OpenSshConnection.answers(socket)).as("it belongs to the user").isTrue();
    run(OpenSshOptions.shared(socket, "-O", "exit", "clew"));
    Await.until("closed", () -> !OpenSshConnection.answers(socket));
  }

  private static TransportException catchRefusal(ThrowingCallable call) {
    return catchThrowableOfType(TransportException.class, call);
  }

  /** As a person would, who has what the engine has not. */
  private void logIn(String byHand) throws IOException, InterruptedException {
    Files.copy(server.key(), tmp.resolve("key"), StandardCopyOption.COPY_ATTRIBUTES);
    run(List.of("sh", "-c", byHand + " </dev/null >/dev/null 2>&1"));
    Files.delete(tmp.resolve("key"));
  }

  private static void run(List<String> words) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
        .waitFor()).isZero();
  }

  @Test
  void ourConnectionEndsWithOurProgramHoweverThatEnds() throws Exception {
    Files.copy(server.key(), tmp.resolve("key"), StandardCopyOption.COPY_ATTRIBUTES);
    var text = parameters.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("\n"));
    var program = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
        System.getProperty("java.class.path"), Holder.class.getName(), server.host(), text).redirectErrorStream(true)
        .redirectOutput(tmp.resolve("said").toFile()).start();
    try {
      Await.until("it is connected", () -> Files.readString(tmp.resolve("said")).contains("connected as " + server.user()));
      assertThat(OpenSshConnection.answers(socket)).isTrue();
    } finally {
      program.destroyForcibly();
    }
    Await.until("ssh is gone", () -> !OpenSshConnection.answers(socket));
  }

  /** A program of its own that holds a connection until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      var parameters = args[1].lines().map(line -> line.split("=", 2))
          .collect(Collectors.toMap(pair -> pair[0], pair -> value(pair[1])));
      var transport = Transports.installed().open(Way.computer(args[0]), new AuthInfo("machine", parameters), Doorman.OPEN);
      System.out.println("connected as " + transport.whoami());
      new CountDownLatch(1).await();
    }

    private static Object value(String text) {
      if (text.matches("\\d+")) return Long.valueOf(text);
      return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : text;
    }
  }

  @Test
  void socketsLieWhereNobodyElseCanEnter() throws Exception {
    var folder = socket.getParent();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
    assertThat(socket.toString().length()).isLessThanOrEqualTo(90);
    assertThat(ControlFolder.socket("a")).isEqualTo(ControlFolder.socket("a")).isNotEqualTo(ControlFolder.socket("b"));
    var open = Files.createDirectory(tmp.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThatThrownBy(() -> ControlFolder.make(open)).isInstanceOf(TransportException.class).hasMessageContaining("chmod 700");
    var link = Files.createSymbolicLink(tmp.resolve("link"), open);
    assertThatThrownBy(() -> ControlFolder.make(link)).isInstanceOf(TransportException.class);
  }
}
