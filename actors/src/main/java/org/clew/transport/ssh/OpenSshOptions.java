package org.clew.transport.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clew.scheduler.Shell;

/**
 * Words for the user's own {@code ssh}: only what was said is said; all else is the business of its configuration. See ssh(1),
 * ssh_config(5).
 */
final class OpenSshOptions {
  private static final int SIGNS_OF_LIFE = 3;

  private final SshSettings settings;
  private final List<String> words = new ArrayList<>(List.of("ssh"));

  private OpenSshOptions(SshSettings settings) {
    this.settings = settings;
  }

  /** How to reach the computer, without the name of it. */
  static List<String> reach(SshSettings settings) {
    var options = new OpenSshOptions(settings);
    options.add();
    return options.words;
  }

  /** The name to connect to. */
  static String target(String hostname, SshSettings settings) {
    return settings.text(SshParameters.HOST).orElse(hostname);
  }

  /** A shell in a folder, for a person at a terminal. */
  static List<String> interactive(String hostname, SshSettings settings, String line) {
    var words = reach(settings);
    words.addAll(List.of("-t", "--", target(hostname, settings), line));
    return List.copyOf(words);
  }

  /** A shared connection that is opened without any question. */
  static List<String> master(String hostname, SshSettings settings, Path socket) {
    var words = reach(settings);
    option(words, "BatchMode", "yes");
    option(words, "LogLevel", "ERROR");
    option(words, "ControlMaster", "yes");
    option(words, "ControlPath", socket.toString());
    option(words, "ControlPersist", "no");
    words.addAll(List.of("-N", "-T", "--", target(hostname, settings)));
    return words;
  }

  /** For a person: opens the shared connection by hand. */
  static String masterByHand(String hostname, SshSettings settings, Path socket) {
    var words = reach(settings);
    words.addAll(List.of("-M", "-S", socket.toString(), "-o", "ControlPersist=12h", target(hostname, settings), "true"));
    return String.join(" ", words);
  }

  /** In the shared connection, never in a new one: without a socket it only runs {@code false}. */
  static List<String> shared(Path socket, String... words) {
    var all = new ArrayList<>(List.of("ssh", "-F", "none", "-T", "-S", socket.toString(), "-o", "ControlMaster=no", "-o",
        "ProxyCommand=false", "-o", "BatchMode=yes", "-o", "LogLevel=ERROR"));
    all.addAll(List.of(words));
    return all;
  }

  private void add() {
    settings.text(SshParameters.USERNAME).ifPresent(user -> words.addAll(List.of("-l", user)));
    settings.port().ifPresent(port -> words.addAll(List.of("-p", port.toString())));
    everywhere();
    settings.text(SshParameters.PROXY_JUMP).ifPresent(this::jumps);
    settings.text(SshParameters.PROXY_COMMAND).ifPresent(command -> option("ProxyCommand", command));
    if (settings.keepalive().isPositive()) {
      option("ServerAliveInterval", String.valueOf(Math.max(1, settings.keepalive().toSeconds())));
      option("ServerAliveCountMax", String.valueOf(SIGNS_OF_LIFE));
    }
    if (settings.says(SshParameters.COMPRESS)) option("Compression", settings.truth(SshParameters.COMPRESS) ? "yes" : "no");
  }

  /** What holds for a computer on the way, too. */
  private void everywhere() {
    settings.text(SshParameters.SSH_CONFIG).ifPresent(file -> words.addAll(List.of("-F",
        file.equals("none") ? file : SshSettings.path(file).toString())));
    settings.file(SshParameters.KEY_FILENAME).ifPresent(key -> words.addAll(List.of("-i", key.toString())));
    var agent = settings.truth(SshParameters.ALLOW_AGENT);
    if (!agent && settings.says(SshParameters.LOOK_FOR_KEYS) && !settings.truth(SshParameters.LOOK_FOR_KEYS))
      option("IdentitiesOnly", "yes");
    if (!agent && settings.says(SshParameters.ALLOW_AGENT)) option("IdentityAgent", "none");
    hostKeys();
    option("ConnectTimeout", String.valueOf(Math.max(1, settings.timeout().toSeconds())));
  }

  /** The option ProxyJump of ssh takes neither keys nor known hosts along; so one computer is gone through by a command. */
  private void jumps(String text) {
    var jumps = Jump.parse(text).orElse(List.of());
    if (jumps.size() != 1) {
      option("ProxyJump", text);
      return;
    }
    var way = new OpenSshOptions(settings);
    way.everywhere();
    way.option("BatchMode", "yes");
    var jump = jumps.getFirst();
    jump.user().ifPresent(user -> way.words.addAll(List.of("-l", user)));
    jump.port().ifPresent(port -> way.words.addAll(List.of("-p", port.toString())));
    var line = way.words.stream().map(word -> Shell.single(word.replace("%", "%%"))).collect(Collectors.joining(" "));
    option("ProxyCommand", line + " -W '[%h]:%p' -- " + Shell.single(jump.host()));
  }

  /** With {@code warn}, a key that is not known is taken for this time only. */
  private void hostKeys() {
    var files = settings.file(SshParameters.KNOWN_HOSTS).map(Path::toString);
    switch (settings.keyPolicy()) {
      case REJECT -> option("StrictHostKeyChecking", "yes");
      case AUTO_ADD -> option("StrictHostKeyChecking", "accept-new");
      case WARN -> {
        option("StrictHostKeyChecking", "accept-new");
        files = files.map(file -> "/dev/null " + file)
            .or(() -> Optional.of("/dev/null " + SshConfigFiles.ssh().resolve("known_hosts")));
      }
    }
    files.ifPresent(names -> option("UserKnownHostsFile", names));
    var only = settings.says(SshParameters.KNOWN_HOSTS) && !settings.says(SshParameters.LOAD_SYSTEM_HOST_KEYS);
    if (only || !settings.truth(SshParameters.LOAD_SYSTEM_HOST_KEYS)) option("GlobalKnownHostsFile", "/dev/null");
  }

  private void option(String name, String value) {
    option(words, name, value);
  }

  private static void option(List<String> words, String name, String value) {
    words.addAll(List.of("-o", name + "=" + value));
  }

  /** What makes one shared connection different from another. */
  static String identity(String hostname, SshSettings settings) {
    return String.join("\0", reach(settings)) + "\0" + target(hostname, settings).toLowerCase(Locale.ROOT);
  }
}
