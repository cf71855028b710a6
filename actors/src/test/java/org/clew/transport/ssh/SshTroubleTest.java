package org.clew.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.testbed.Testbed;
import org.clew.testwait.Await;
import org.clew.transport.Doors;
import org.clew.transport.Transport;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;
import org.clew.transport.Way;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong with a real ssh server, on one of our own that others do not use. */
@ParameterizedClass
@MethodSource("ways")
class SshTroubleTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NAME = "ssh-trouble";
  private static final int PORT = 2241;
  private static Testbed testbed;
  private static Testbed.Ssh server;

  @Parameter Way way;
  @TempDir Path tmp;
  private final Doors doors = new Doors();

  static List<Way> ways() {
    return Way.remote();
  }

  @BeforeAll
  static void start() throws Exception {
    testbed = Testbed.find();
    server = testbed.sshd(NAME, PORT, Map.of());
  }

  @AfterEach
  void repair() throws Exception {
    testbed.sshd(NAME, PORT, "start");
  }

  @AfterAll
  static void stop() throws Exception {
    if (testbed != null) testbed.sshd(NAME, PORT, "purge");
  }

  @Test
  void aHostKeyThatIsNotKnownIsRefused() throws Exception {
    var empty = Files.createFile(tmp.resolve("known_hosts"));
    try (var transport = open(Map.of("known_hosts", empty.toString()))) {
      refused(transport, Kind.HOST_KEY, "not known", "ssh-keyscan");
    }
    assertThat(empty).isEmptyFile();
    Await.until("all leaves are given back", () -> doors.open() == 0);
  }

  @Test
  void aHostKeyThatHasChangedIsRefusedWhateverThePolicy() throws Exception {
    var other = Files.readString(testbed.state().resolve("keys/id_ed25519.pub")).split(" ");
    var changed = Files.writeString(tmp.resolve("known_hosts"), "[127.0.0.1]:" + PORT + " " + other[0] + " " + other[1] + "\n");
    for (var policy : new String[] {"reject", "warn", "auto_add"}) {
      try (var transport = open(Map.of("known_hosts", changed.toString(), "key_policy", policy))) {
        refused(transport, Kind.HOST_KEY, "not the one that is known", "ssh-keygen -R");
      }
    }
  }

  @Test
  void aHostKeyCanBeTakenOnTrust() throws Exception {
    var known = tmp.resolve("known_hosts");
    try (var transport = open(Map.of("known_hosts", known.toString(), "key_policy", "auto_add"))) {
      assertThat(transport.exec(Command.of("true"), "/", PATIENCE).exit()).isZero();
    }
    assertThat(known).content().contains("[127.0.0.1]:" + PORT + " ssh-ed25519 ");
    try (var transport = open(Map.of("known_hosts", known.toString()))) {
      assertThat(transport.exec(Command.of("true"), "/", PATIENCE).exit()).isZero();
    }
    var empty = Files.createFile(tmp.resolve("empty"));
    try (var transport = open(Map.of("known_hosts", empty.toString(), "key_policy", "warn"))) {
      assertThat(transport.exec(Command.of("true"), "/", PATIENCE).exit()).isZero();
    }
    assertThat(empty).isEmptyFile();
  }

  @Test
  void aWrongKeyOrUserIsRefused() throws Exception {
    var key = tmp.resolve("wrong");
    assertThat(new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()).start().waitFor())
        .isZero();
    try (var transport = open(Map.of("key_filename", key.toString()))) {
      refused(transport, Kind.AUTHENTICATION, "key refused");
    }
    try (var transport = open(Map.of("username", "nobody"))) {
      refused(transport, Kind.AUTHENTICATION, "key refused");
    }
    Await.until("all leaves are given back", () -> doors.open() == 0);
  }

  @Test
  void nobodyThereIsToldAsSuch() throws Exception {
    try (var transport = open(Map.of("port", 1L))) {
      refused(transport, Kind.UNREACHABLE, "cannot connect", "refused");
    }
    try (var transport = open(Map.of("host", "no-such-host.invalid"))) {
      refused(transport, Kind.UNREACHABLE, "no-such-host.invalid");
    }
  }

  @Test
  void aServerThatHangsIsGivenUp() throws Exception {
    try (var before = open(Map.of("timeout", 2L, "keepalive", 1L)); var during = open(Map.of("timeout", 2L, "keepalive", 1L))) {
      assertThat(before.exec(Command.of("true"), "/", PATIENCE).exit()).isZero();
      testbed.sshd(NAME, PORT, "freeze");
      try {
        refused(before, Kind.UNREACHABLE, "127.0.0.1");
        refused(during, Kind.UNREACHABLE, "127.0.0.1");
      } finally {
        testbed.sshd(NAME, PORT, "thaw");
      }
      assertThat(before.exec(Command.of("true"), "/", PATIENCE).exit()).isZero();
      assertThat(new String(during.read("/etc/hostname"), StandardCharsets.UTF_8)).isNotBlank();
    }
  }

  @Test
  void aCommandUnderWayIsNotRepeatedWhenTheConnectionBreaks() throws Exception {
    try (var transport = open(Map.of())) {
      var runs = "/home/" + server.user() + "/clew-runs-" + way;
      transport.remove(runs);
      var outcome = new CompletableFuture<CommandResult>();
      Thread.startVirtualThread(() -> {
        try {
          outcome.complete(transport.exec(Command.of("bash", "-c", "echo run >> " + runs + "; exec sleep 30"), "/", PATIENCE));
        } catch (IOException | InterruptedException e) {
          outcome.completeExceptionally(e);
        }
      });
      Await.until("it runs", () -> transport.attributes(runs).isPresent());
      testbed.sshd(NAME, PORT, "drop");
      try {
        assertThat(outcome.get(20, TimeUnit.SECONDS).exit())
            .as("the server lived long enough to tell that the command was killed").isEqualTo(137);
      } catch (ExecutionException e) {
        assertThat(e.getCause()).isInstanceOfSatisfying(TransportException.class,
            told -> assertThat(told.kind()).isEqualTo(Kind.UNREACHABLE))
            .hasMessageContaining("nobody knows what became of it");
      }
      assertThat(transport.read(runs)).asString(StandardCharsets.UTF_8).isEqualTo("run\n");
      transport.remove(runs);
      assertThat(doors.opened()).isEqualTo(2);
    }
    Await.until("all connections are given back", () -> doors.open() == 0);
  }

  @Test
  void aConnectionThatBrokeIsOpenedAnewByTheNext() throws Exception {
    try (var transport = open(Map.of())) {
      for (int turn = 1; turn <= 3; turn++) {
        assertThat(transport.attributes("/etc/hostname")).as("a look is repeated").isPresent();
        assertThat(transport.exec(Command.of("echo", "hi"), "/", PATIENCE).stdout()).isEqualTo("hi\n");
        testbed.sshd(NAME, PORT, turn == 2 ? "stop" : "drop");
        if (turn != 2) continue;
        refused(transport, Kind.UNREACHABLE, "127.0.0.1");
        testbed.sshd(NAME, PORT, "start");
      }
      assertThat(new String(transport.read("/etc/hostname"), StandardCharsets.UTF_8)).isNotBlank();
    }
  }

  private Transport open(Map<String, Object> further) {
    return way.transport(server, new HashMap<>(further), doors);
  }

  private static void refused(Transport transport, Kind kind, String... words) {
    assertThatThrownBy(() -> transport.exec(Command.of("true"), "/", PATIENCE)).isInstanceOfSatisfying(TransportException.class,
        e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind))
            .satisfies(e -> assertThat(e.getMessage()).contains(List.of(words)));
  }
}
