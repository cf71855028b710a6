package org.clew.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.scheduler.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this machine has of its own; all else is in {@link TransportContract}. */
class LocalTransportTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path tmp;

  @Test
  void runsCommandsWithTheEnvironmentOfALogin() throws Exception {
    var base = tmp.toRealPath().toString();
    var login = Transports.installed()
        .open(Computer.localhost(base), new AuthInfo("localhost", Map.of("use_login_shell", true)), Doorman.OPEN);
    var result = login.exec(new Command(List.of("bash", "-c", "pwd; cat; exit 3"), "hello\n"), base, PATIENCE);
    assertThat(result.stdout()).isEqualTo(base + "\nhello\n");
    assertThat(result.exit()).isEqualTo(3);
    assertThatThrownBy(() -> login.exec(Command.of("no-such-program"), base, PATIENCE))
        .isInstanceOf(TransportException.class).hasMessageContaining("no-such-program: command not found");
  }

  @Test
  void profilesNeitherSpeakIntoACommandNorReadWhatIsForIt() throws Exception {
    var home = Files.createDirectory(tmp.resolve("home"));
    Files.writeString(home.resolve(".bash_profile"), "echo noise; read line; export FROM_PROFILE=yes\n");
    var words = LoginShell.words(List.of("bash", "-c", "cat; echo $FROM_PROFILE"));
    var builder = new ProcessBuilder(words).redirectError(tmp.resolve("err").toFile());
    builder.environment().put("HOME", home.toString());
    var process = builder.start();
    try (var stdin = process.getOutputStream()) {
      stdin.write("mine\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("mine\nyes\n");
    assertThat(Files.readString(tmp.resolve("err"))).contains("noise");
  }

  @Test
  void saysWhatIsWrongWithItsParameters() {
    var provider = Transports.installed().find("core.local").orElseThrow();
    assertThat(provider.problems(Map.of("use_login_shell", true))).isEmpty();
    assertThat(provider.problems(Map.of("use_login_shell", "yes", "port", 22L))).containsOnlyKeys("use_login_shell", "port");
  }
}
