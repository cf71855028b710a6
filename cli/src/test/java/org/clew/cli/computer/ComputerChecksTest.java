package org.clew.cli.computer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.clew.cli.computer.Check.Status;
import org.clew.computer.Computer;
import org.clew.computer.ComputerReader;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.scheduler.DirectScheduler;
import org.clew.transport.LocalTransport;
import org.clew.transport.Transport;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This machine under the name of a remote one, with one thing that is wrong. */
class ComputerChecksTest {
  @TempDir Path folder;

  /** What commands answer instead of what they would. */
  @FunctionalInterface
  private interface Twist {
    CommandResult of(Command command, CommandResult honest) throws Exception;
  }

  private List<Check> checks(Twist twist) throws InterruptedException {
    Computer computer = ComputerReader.read(Map.of("label", "far", "hostname", "far.example.org", "transport", "ssh", "work_dir",
        folder.resolve("work").toString()));
    var heard = new ArrayList<Check>();
    var checks = new Checks(heard::add);
    new ComputerChecks(computer, twisted(twist), new DirectScheduler(), checks).run();
    assertThat(checks.done()).as("the listener hears all").isEqualTo(heard);
    return heard;
  }

  private static Transport twisted(Twist twist) {
    var local = new LocalTransport();
    return (Transport) Proxy.newProxyInstance(Transport.class.getClassLoader(), new Class<?>[] {Transport.class},
        (_, method, arguments) -> {
      try {
        var honest = method.invoke(local, arguments);
        if (method.getName().equals("noise")) return twist.of(Command.of("noise"), new CommandResult(0, "", "")).stdout();
        return method.getName().equals("exec") ? twist.of((Command) arguments[0], (CommandResult) honest) : honest;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    });
  }

  private static Check named(List<Check> checks, String name) {
    return checks.stream().filter(check -> check.name().equals(name)).findFirst().orElseThrow();
  }

  @Test void allIsWell() throws InterruptedException {
    var checks = checks((_, honest) -> honest);
    assertThat(checks).extracting(Check::name).containsExactly("reach_host", "host_key", "authentication", "run_command",
        "silent_shell", "username", "work_directory", "scheduler", "clock", "login_shell");
    assertThat(checks).extracting(Check::status).doesNotContain(Status.FAILED, Status.SKIPPED);
    assertThat(folder.resolve("work")).isEmptyDirectory();
  }

  @Test void theKindOfTroubleTellsHowFarTheConnectionCame() throws InterruptedException {
    assertThat(failure(Kind.UNREACHABLE)).containsExactly("reach_host");
    assertThat(failure(Kind.HOST_KEY)).containsExactly("reach_host", "host_key");
    assertThat(failure(Kind.AUTHENTICATION)).containsExactly("reach_host", "host_key", "authentication");
    assertThat(failure(Kind.COMMAND)).containsExactly("reach_host", "run_command");
  }

  /** Names of the checks up to the one that fails, which is followed by skipped ones alone. */
  private List<String> failure(Kind kind) throws InterruptedException {
    var checks = checks((_, _) -> {
      throw new TransportException(kind, "no way in", null);
    });
    var seen = checks.stream().filter(check -> check.status() != Status.SKIPPED).toList();
    assertThat(seen.getLast()).satisfies(check -> {
      assertThat(check.status()).isEqualTo(Status.FAILED);
      assertThat(check.message()).isEqualTo("no way in");
      assertThat(check.remedy()).isNotBlank();
    });
    assertThat(checks.subList(seen.size(), checks.size())).isNotEmpty().allMatch(check -> check.status() == Status.SKIPPED);
    return seen.stream().map(Check::name).toList();
  }

  @Test void aProfileThatPrintsTextIsFound() throws InterruptedException {
    var noise = named(checks((command, honest) -> new CommandResult(honest.exit(), "Welcome to far!\n" + honest.stdout(),
        honest.stderr())), "silent_shell");
    assertThat(noise.status()).isEqualTo(Status.FAILED);
    assertThat(noise.message()).contains("Welcome to far!");
    assertThat(noise.remedy()).contains("~/.bashrc", "[[ $- == *i* ]] || return");
    var profile = named(checks((command, honest) -> command.words().equals(List.of("noise"))
        ? new CommandResult(0, "\nWelcome to far!\n", "") : honest), "silent_shell");
    assertThat(profile.status()).isEqualTo(Status.FAILED);
    assertThat(profile.message()).isEqualTo("the shell profile prints 'Welcome to far!'");
    var quieter = named(checks((command, honest) -> new CommandResult(honest.exit(), honest.stdout(), "no such locale\n")),
        "silent_shell");
    assertThat(quieter.status()).isEqualTo(Status.WARNED);
  }

  @Test void aWrongClockIsFound() throws InterruptedException {
    var clock = named(checks((command, honest) -> command.words().getFirst().equals("date")
        ? new CommandResult(0, Long.parseLong(honest.stdout().strip()) - 3600 + "\n", "") : honest), "clock");
    assertThat(clock.status()).isEqualTo(Status.WARNED);
    assertThat(clock.message()).containsPattern("(3599|3600|3601) s apart");
    var none = named(checks((command, honest) -> command.words().getFirst().equals("date")
        ? new CommandResult(127, "", "date: not found") : honest), "clock");
    assertThat(none.status()).isEqualTo(Status.WARNED);
  }

  @Test void aSlowLoginShellIsFound() throws InterruptedException {
    var login = named(checks((command, honest) -> {
      if (command.words().contains("-l")) TimeUnit.MILLISECONDS.sleep(1300);
      return honest;
    }), "login_shell");
    assertThat(login.status()).isEqualTo(Status.WARNED);
    assertThat(login.remedy()).contains("use_login_shell");
  }

  @Test void aShellThatDoesNotWorkEndsTheTest() throws InterruptedException {
    var checks = checks((command, honest) -> new CommandResult(255, "", "This account is currently not available."));
    assertThat(named(checks, "run_command").status()).isEqualTo(Status.FAILED);
    assertThat(named(checks, "run_command").message()).contains("not available");
    assertThat(named(checks, "work_directory").status()).isEqualTo(Status.SKIPPED);
  }
}
