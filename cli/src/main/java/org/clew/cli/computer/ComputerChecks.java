package org.clew.cli.computer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.clew.cli.computer.Check.Finding;
import org.clew.cli.computer.Checks.Weight;
import org.clew.computer.Computer;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.scheduler.Scheduler;
import org.clew.transport.Transport;
import org.clew.transport.TransportException;

/** Everything that must work before jobs can run on a computer, in the order in which one thing needs the other. */
final class ComputerChecks {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double SLOW_LOGIN_S = 1;
  private static final double CLOCK_S = 30;
  private static final String REMEDY_FOR_NOISE =
      "A file such as ~/.bashrc, ~/.bash_profile or /etc/profile.d/*.sh prints this. Let it print"
      + " to people only: begin it with  [[ $- == *i* ]] || return";

  private final Computer computer;
  private final Transport transport;
  private final Scheduler scheduler;
  private final Checks checks;
  private String user = "";

  ComputerChecks(Computer computer, Transport transport, Scheduler scheduler, Checks checks) {
    this.computer = computer;
    this.transport = transport;
    this.scheduler = scheduler;
    this.checks = checks;
  }

  void run() throws InterruptedException {
    connect();
    checks.check("silent_shell", "silent shell", Weight.DECISIVE, "", this::silence);
    checks.check("username", "user name", Weight.DECISIVE, "", this::username);
    checks.check("work_directory", "work directory", Weight.SINGLE,
        "Make it writable for you, or take another one: 'clew computer setup"
        + " --update --label " + computer.label() + " --work-dir DIR'.", this::workDirectory);
    checks.check("scheduler", "scheduler", Weight.SINGLE, "", this::scheduler);
    checks.check("clock", "clock", Weight.SINGLE, "", this::clock);
    checks.check("login_shell", "login shell", Weight.SINGLE, "", this::loginShell);
  }

  /** One connection, and by the kind of its failure how far it came. */
  private void connect() throws InterruptedException {
    if (computer.transport().equals("local")) {
      checks.check("run_command", "run a command", Weight.DECISIVE, "Look whether this user may start programs.", this::command);
      return;
    }
    var begin = System.nanoTime();
    var reached = Finding.passed(computer.hostname() + " answers");
    var known = Finding.passed("it is the one that is known");
    try {
      var finding = command();
      step("reach_host", "reach host", begin, reached);
      checks.add("host_key", "host key", 0, known);
      checks.add("authentication", "authentication", 0, Finding.passed("it lets us in"));
      checks.add("run_command", "run a command", 0, finding);
      if (finding.status() == Check.Status.FAILED) checks.giveUp();
    } catch (IOException | IllegalArgumentException e) {
      failed(e, begin, reached, known);
      checks.giveUp();
    }
  }

  private void failed(Exception e, long begin, Finding reached, Finding known) throws InterruptedException {
    var configure = "'clew computer configure " + computer.transport() + " " + computer.label() + "'";
    switch (e instanceof TransportException trouble ? trouble.kind() : TransportException.Kind.COMMAND) {
      case UNREACHABLE -> step("reach_host", "reach host", begin,
          Finding.failed(Checks.words(e), "Look at hostname and port ('clew computer"
          + " show " + computer.label() + "'), at network and VPN; " + configure + " changes port and proxies."));
      case HOST_KEY -> {
        step("reach_host", "reach host", begin, reached);
        checks.add("host_key", "host key", 0, Finding.failed(Checks.words(e),
            "Compare the fingerprint with the one that the centre"
            + " publishes before you add the key to the file known_hosts."));
      }
      case AUTHENTICATION -> {
        step("reach_host", "reach host", begin, reached);
        checks.add("host_key", "host key", 0, known);
        checks.add("authentication", "authentication", 0,
            Finding.failed(Checks.words(e), "Look at user name and key: " + configure
            + "; the public key must stand in ~/.ssh/authorized_keys there."));
      }
      case COMMAND -> {
        step("reach_host", "reach host", begin, reached);
        checks.add("run_command", "run a command", 0, Finding.failed(Checks.words(e), "Log in by hand and look what happens."));
      }
    }
  }

  private void step(String name, String title, long begin, Finding finding) {
    checks.add(name, title, (System.nanoTime() - begin) / 1e9, finding);
  }

  private CommandResult exec(String... words) throws IOException, InterruptedException {
    return transport.exec(Command.of(words), "/", PATIENCE);
  }

  private Finding command() throws IOException, InterruptedException {
    var result = exec("true");
    return result.exit() == 0 ? Finding.passed("it does") : Finding.failed("'true' ended with " + result.shown(),
        "Log in by hand and look whether the shell of this account works.");
  }

  private Finding silence() throws IOException, InterruptedException {
    var noise = transport.noise();
    if (!noise.isBlank()) return Finding.failed("the shell profile prints '" + brief(noise) + "'", REMEDY_FOR_NOISE);
    var result = exec("true");
    if (!result.stdout().isEmpty())
      return Finding.failed("a command that prints nothing printed '" + brief(result.stdout()) + "'", REMEDY_FOR_NOISE);
    if (!result.stderr().isEmpty())
      return Finding.warned("a command that prints nothing wrote '" + brief(result.stderr()) + "' to stderr", REMEDY_FOR_NOISE);
    return Finding.passed("it prints nothing of its own");
  }

  private static String brief(String text) {
    var line = text.strip().lines().findFirst().orElse("blank lines");
    return line.length() <= 60 ? line : line.substring(0, 59) + "…";
  }

  private Finding username() throws IOException, InterruptedException {
    user = transport.whoami().strip();
    return user.matches("\\S+") ? Finding.passed(user)
        : Finding.failed("'" + user + "' is no name", "Look whether 'whoami' works on the computer.");
  }

  /** Makes the directory, and in it a file of its own that it reads back and removes. */
  private Finding workDirectory() throws IOException {
    var folder = computer.workDir().of(user);
    transport.makeFolders(folder);
    var file = folder + "/.clew-test-" + UUID.randomUUID();
    var content = ("written by clew computer test, " + computer.label() + " äöü\n").getBytes(StandardCharsets.UTF_8);
    try {
      transport.write(file, content);
      if (!java.util.Arrays.equals(transport.read(file), content))
        return Finding.failed("a file in " + folder + " came back with another content",
            "Look at the file system of the computer.");
    } finally {
      transport.remove(file);
    }
    if (transport.attributes(file).isPresent())
      return Finding.failed("a file in " + folder + " cannot be deleted", "Look at the file system of the computer.");
    return Finding.passed(folder + " can be written");
  }

  private Finding scheduler() throws IOException, InterruptedException {
    return SchedulerCheck.look(scheduler, transport);
  }

  private Finding clock() throws IOException, InterruptedException {
    var before = System.currentTimeMillis();
    var result = exec("date", "+%s");
    var after = System.currentTimeMillis();
    if (result.exit() != 0 || !result.stdout().strip().matches("\\d+"))
      return Finding.warned("'date +%s' gave " + result.shown(), "");
    var there = Long.parseLong(result.stdout().strip());
    var difference = there < before / 1000 ? before / 1000.0 - there : Math.max(0, there - after / 1000.0);
    var words = String.format(java.util.Locale.ROOT, "%.0f s apart from ours", difference);
    return difference <= CLOCK_S ? Finding.passed(words)
        : Finding.warned(words, "Times of jobs will look strange; set the clocks by NTP.");
  }

  private Finding loginShell() throws IOException, InterruptedException {
    var plain = seconds("bash", "-c", "true");
    var login = Math.max(0, seconds("bash", "-l", "-c", "true") - plain);
    var words = String.format(java.util.Locale.ROOT, "a login shell needs %.2f s more than a plain one", login);
    return login <= SLOW_LOGIN_S ? Finding.passed(words)
        : Finding.warned(words, "Every command pays that. Look what ~/.bash_profile and"
        + " ~/.bashrc do, or configure use_login_shell false.");
  }

  private double seconds(String... words) throws IOException, InterruptedException {
    var begin = System.nanoTime();
    exec(words);
    return (System.nanoTime() - begin) / 1e9;
  }
}
