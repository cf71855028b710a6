package org.clew.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clew.scheduler.Command;
import org.clew.testbed.Testbed;
import org.clew.testwait.Await;
import org.clew.transport.Doors;
import org.clew.transport.Transport;
import org.clew.transport.Way;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Many users of one connection, and how long it is kept. */
@ParameterizedClass
@MethodSource("ways")
class SshChannelsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NAME = "ssh-narrow";
  private static final int PORT = 2242;
  private static Testbed testbed;
  private static Testbed.Ssh wide;
  private static Testbed.Ssh narrow;

  @Parameter Way way;
  private final Doors doors = new Doors();

  static List<Way> ways() {
    return Way.remote();
  }

  @BeforeAll
  static void start() throws Exception {
    testbed = Testbed.find();
    wide = Way.server(testbed);
    narrow = testbed.sshd(NAME, PORT, Map.of("TESTBED_SSH_MAXSESSIONS", "3"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (testbed != null) testbed.sshd(NAME, PORT, "purge");
  }

  @Test
  void manyCommandsShareOneConnection() throws Exception {
    try (var transport = way.transport(wide, Map.of(), doors)) {
      many(transport, 40);
      assertThat(doors.opened()).isOne();
    }
    Await.until("the connection is given back", () -> doors.open() == 0);
  }

  @Test
  void aServerThatAllowsFewerChannelsIsRespected() throws Exception {
    try (var transport = way.transport(narrow, Map.of(), doors)) {
      many(transport, 15);
      assertThat(doors.opened()).isOne();
    }
  }

  /** Each command and each look at a file has its own answer. */
  private static void many(Transport transport, int count) throws InterruptedException, ExecutionException {
    var answers = new ArrayList<Future<String>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        var text = "answer " + i;
        answers.add(threads.submit(() -> transport.exec(Command.of("bash", "-c", "sleep 0.1; echo $0", text), "/", PATIENCE)
            .stdout().strip()));
        if (i % 4 == 0) threads.submit(() -> transport.attributes("/etc/hostname").orElseThrow());
      }
      for (int i = 0; i < count; i++) assertThat(answers.get(i).get()).isEqualTo("answer " + i);
    }
  }

  @Test
  void aConnectionThatNobodyUsesIsClosed() throws Exception {
    try (var transport = way.transport(wide, Map.of("idle_timeout", 0.5), doors)) {
      transport.exec(Command.of("sleep", "1"), "/", PATIENCE);
      assertThat(doors.opened()).as("kept while a command runs").isOne();
      Await.until("closed", () -> doors.open() == 0);
      assertThat(transport.exec(Command.of("echo", "again"), "/", PATIENCE).stdout()).isEqualTo("again\n");
      assertThat(doors.opened()).isEqualTo(2);
    }
  }

  @Test
  void nothingIsOpenedBeforeItIsNeeded() throws Exception {
    try (var transport = way.transport(wide, Map.of(), doors)) {
      assertThat(transport.gotoCommand("/tmp")).isNotEmpty();
    }
    assertThat(doors.opened()).isZero();
  }
}
