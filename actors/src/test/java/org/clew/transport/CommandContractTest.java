package org.clew.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.testwait.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands, alike on every transport. */
@ParameterizedClass
@EnumSource(Way.class)
class CommandContractTest extends TransportContract {
  @Parameter Way way;

  @Test
  void runsCommandsInTheirFolderWithTheirInput() throws Exception {
    var result = transport.exec(new Command(List.of("bash", "-c", "pwd; cat; echo bad äöü >&2; exit 3"), "hello €\n"), base,
        PATIENCE);
    assertThat(result).isEqualTo(new CommandResult(3, base + "\nhello €\n", "bad äöü\n"));
    assertThat(transport.exec(Command.of("cat"), base, PATIENCE).stdout()).isEmpty();
  }

  @Test
  void wordsArriveAsTheyAre() throws Exception {
    var words = List.of("printf", "%s|", "a b", "", "'", "\"$HOME\"", "`id`", "line\nbreak", "*", "\\", "~", "äöü€", "!x", "-n");
    assertThat(transport.exec(new Command(words, ""), base, PATIENCE).stdout())
        .isEqualTo(String.join("|", words.subList(2, words.size())) + "|");
  }

  @Test
  void exitStatusAndSignalsAreTold() throws Exception {
    assertThat(transport.exec(Command.of("bash", "-c", "exit 255"), base, PATIENCE).exit()).isEqualTo(255);
    assertThat(transport.exec(Command.of("bash", "-c", "kill -TERM $$"), base, PATIENCE).exit()).isNotZero();
    assertThat(transport.exec(Command.of("true"), base, PATIENCE)).isEqualTo(new CommandResult(0, "", ""));
  }

  @Test
  void movesMoreThanAPipeHolds() throws Exception {
    var text = "0123456789abcdef\n".repeat(200_000);
    assertThat(transport.exec(new Command(List.of("cat"), text), base, PATIENCE).stdout()).isEqualTo(text);
    assertThat(transport.exec(new Command(List.of("true"), text), base, PATIENCE).exit()).isZero();
  }

  @Test
  void givesUpOnCommandsThatTakeTooLong() throws Exception {
    assertThatThrownBy(() -> transport.exec(Command.of("bash", "-c", "echo $$ > pid; exec sleep 300"), base,
        Duration.ofSeconds(1)))
        .isInstanceOf(TransportException.class).hasMessageContaining("did not end within 1.0 s");
    gone(base + "/pid");
  }

  @Test
  void tellsWhatCouldNotBeStarted() {
    assertThatThrownBy(() -> transport.exec(Command.of("no-such-program"), base, PATIENCE))
        .isInstanceOf(TransportException.class).hasMessageContaining("no-such-program");
    assertThatThrownBy(() -> transport.exec(Command.of("true"), base + "/none", PATIENCE))
        .isInstanceOf(TransportException.class).hasMessageContaining(base + "/none");
  }

  @Test
  void interruptionEndsTheCommand() throws Exception {
    var ended = new CompletableFuture<Throwable>();
    var thread = Thread.startVirtualThread(() -> {
      try {
        transport.exec(Command.of("bash", "-c", "echo $$ > pid; exec sleep 300"), base, PATIENCE);
        ended.complete(null);
      } catch (Exception e) {
        ended.complete(e);
      }
    });
    Await.until("started", () -> transport.attributes(base + "/pid").filter(file -> file.size() > 1).isPresent());
    thread.interrupt();
    assertThat(ended.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    gone(base + "/pid");
  }

  private void gone(String pidFile) throws Exception {
    var pid = new String(transport.read(pidFile), StandardCharsets.UTF_8).strip();
    assertThat(pid).matches("\\d+");
    Await.until("process " + pid + " is gone", () ->
        transport.exec(Command.of("bash", "-c", "kill -0 " + pid), base, PATIENCE).exit() != 0);
  }

  @Test
  void knowsWhoItIs() throws Exception {
    assertThat(transport.whoami()).isEqualTo(transport.exec(Command.of("whoami"), base, PATIENCE).stdout().strip());
    assertThat(transport.noise()).isEmpty();
  }

  @Test
  void opensAShellForAPerson() throws Exception {
    var words = transport.gotoCommand(base);
    assertThat(words.getLast()).contains("cd '" + base + "' && exec");
    var plain = words.stream().filter(word -> !word.equals("-t")).toList();
    var shell = new ProcessBuilder(plain).redirectErrorStream(true).start();
    try (var stdin = shell.getOutputStream()) {
      stdin.write("pwd; exit 7\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains(base);
    assertThat(shell.waitFor()).isEqualTo(7);
  }
}
