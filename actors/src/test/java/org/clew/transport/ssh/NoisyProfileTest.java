package org.clew.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clew.data.InMemoryBlob;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.testbed.Testbed;
import org.clew.transport.Way;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A user of a real server whose profile prints text, reads, and sets variables. */
@ParameterizedClass
@MethodSource("ways")
class NoisyProfileTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NAME = "ssh-noisy";
  private static final int PORT = 2245;
  private static final String USER = "clewnoisy";
  private static Testbed testbed;
  private static Testbed.Ssh server;

  @Parameter Way way;
  @TempDir Path tmp;

  static List<Way> ways() {
    return Way.remote();
  }

  @BeforeAll
  static void start() throws Exception {
    testbed = Testbed.find();
    server = testbed.sshd(NAME, PORT, Map.of("TESTBED_USER", USER));
    var home = Path.of("/home", USER);
    Files.writeString(home.resolve(".bashrc"), "echo 'Welcome to the machine!'; printf 'no line end'; echo oops >&2\n");
    Files.writeString(home.resolve(".profile"), "echo 'Quota: 12 %'; read -t 1 line; export FROM_PROFILE=yes\n");
  }

  @AfterAll
  static void stop() throws Exception {
    if (testbed != null) testbed.sshd(NAME, PORT, "purge");
  }

  @Test
  void commandsSayOnlyWhatTheySay() throws Exception {
    try (var opened = way.open(server, Map.of())) {
      var result = opened.transport()
          .exec(new Command(List.of("bash", "-c", "cat; echo $FROM_PROFILE; echo err >&2; exit 4"), "in\n"), "/", PATIENCE);
      assertThat(result).isEqualTo(new CommandResult(4, "in\nyes\n", "err\n"));
      assertThat(opened.transport().whoami()).isEqualTo(USER);
      assertThat(opened.transport().noise()).contains("Welcome to the machine!");
    }
  }

  @Test
  void filesArriveAllTheSame() throws Exception {
    try (var opened = way.open(server, Map.of("use_login_shell", false))) {
      var transport = opened.transport();
      transport.write(opened.base() + "/file", "content".getBytes(StandardCharsets.UTF_8));
      assertThat(transport.read(opened.base() + "/file")).asString(StandardCharsets.UTF_8).isEqualTo("content");
      transport.write(opened.base() + "/tree", Map.of("a", new InMemoryBlob("x")));
      transport.get(opened.base() + "/tree", tmp.resolve("back"));
      assertThat(tmp.resolve("back/a")).hasContent("x");
      assertThat(transport.list(opened.base())).hasSize(2);
      assertThat(transport.exec(Command.of("bash", "-c", "echo ${FROM_PROFILE-unset}"), "/", PATIENCE).stdout())
          .isEqualTo("unset\n");
    }
  }
}
