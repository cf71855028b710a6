package org.clew.transport.ssh;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One login on the way to a computer, or on it.
 *
 * @param keyName by what its host key is known
 * @param keys files of private keys in the order in which they are tried
 * @param proxyCommand to reach it, ready to be run by a shell
 */
record Hop(String host, int port, String user, String keyName, List<Path> keys, List<Path> knownHosts,
    Optional<String> proxyCommand) {
  private static final int PORT = 22;
  private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");
  private static final Path SYSTEM_HOSTS = Path.of("/etc/ssh/ssh_known_hosts");

  /** All logins in the order of the way. */
  static List<Hop> route(String hostname, SshSettings settings, SshConfig config) {
    var alias = settings.text(SshParameters.HOST).orElse(hostname);
    var about = config.about(alias);
    var target = target(alias, settings, about);
    var hops = new ArrayList<Hop>();
    if (target.proxyCommand().isEmpty()) {
      var jumps = settings.text(SshParameters.PROXY_JUMP).or(() -> word(about, "proxyjump"))
          .filter(text -> !text.equalsIgnoreCase("none"));
      jumps.flatMap(Jump::parse).ifPresent(all -> all.forEach(jump -> hops.add(jump(jump, settings, config))));
    }
    hops.add(target);
    return List.copyOf(hops);
  }

  private static Hop target(String alias, SshSettings settings, Map<String, List<String>> about) {
    var user = settings.text(SshParameters.USERNAME).or(() -> word(about, "user")).orElse(System.getProperty("user.name"));
    var command = settings.says(SshParameters.PROXY_JUMP) ? Optional.<String>empty() : settings.text(SshParameters.PROXY_COMMAND)
        .or(() -> word(about, "proxycommand").filter(_ -> !about.containsKey("proxyjump")))
        .filter(text -> !text.equalsIgnoreCase("none"));
    return hop(alias, user, settings.port(), command, settings.file(SshParameters.KEY_FILENAME), settings, about);
  }

  private static Hop jump(Jump jump, SshSettings settings, SshConfig config) {
    var about = config.about(jump.host());
    var user = jump.user().or(() -> word(about, "user")).or(() -> settings.text(SshParameters.USERNAME))
        .orElse(System.getProperty("user.name"));
    var named = about.containsKey("identityfile") ? Optional.<Path>empty() : settings.file(SshParameters.KEY_FILENAME);
    return hop(jump.host(), user, jump.port(), Optional.empty(), named, settings, about);
  }

  private static Hop hop(String alias, String user, Optional<Integer> port, Optional<String> command, Optional<Path> named,
      SshSettings settings, Map<String, List<String>> about) {
    var host = word(about, "hostname").map(name -> name.replace("%h", alias).replace("%%", "%")).orElse(alias);
    int number = port.or(() -> word(about, "port").map(Hop::number)).orElse(PORT);
    var tokens = Map.of('h', host, 'n', alias, 'p', String.valueOf(number), 'r', user, 'u', System.getProperty("user.name"),
        'd', System.getProperty("user.home"), '%', "%");
    return new Hop(host, number, user, word(about, "hostkeyalias").orElse(host), keys(named, settings, about, tokens),
        knownHosts(settings, about, tokens), command.map(text -> expanded(text, tokens)));
  }

  private static List<Path> keys(Optional<Path> named, SshSettings settings, Map<String, List<String>> about,
      Map<Character, String> tokens) {
    var configured = named.isPresent() ? named.stream() : files(about.getOrDefault("identityfile", List.of()), tokens);
    var usual = settings.truth(SshParameters.LOOK_FOR_KEYS) ? USUAL_KEYS.stream().map(SshConfigFiles.ssh()::resolve)
        : Stream.<Path>empty();
    return Stream.concat(configured, usual).filter(Files::isRegularFile).distinct().toList();
  }

  private static List<Path> knownHosts(SshSettings settings, Map<String, List<String>> about, Map<Character, String> tokens) {
    var named = settings.file(SshParameters.KNOWN_HOSTS);
    var user = named.isPresent() ? named.stream() : about.containsKey("userknownhostsfile")
        ? files(about.get("userknownhostsfile"), tokens) : Stream.of(SshConfigFiles.ssh().resolve("known_hosts"));
    var trusted = settings.truth(SshParameters.LOAD_SYSTEM_HOST_KEYS)
        && (named.isEmpty() || settings.says(SshParameters.LOAD_SYSTEM_HOST_KEYS));
    var system = !trusted ? Stream.<Path>empty() : Stream.of(SshConfigFiles.ssh().resolve("known_hosts"), SYSTEM_HOSTS);
    return Stream.concat(user, system).distinct().toList();
  }

  private static Stream<Path> files(List<String> names, Map<Character, String> tokens) {
    return names.stream().filter(name -> !name.equals("none")).map(name -> SshSettings.path(expanded(name, tokens)));
  }

  /** {@code %h} and the like, see TOKENS in ssh_config(5). */
  static String expanded(String text, Map<Character, String> tokens) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      var value = text.charAt(i) == '%' && i + 1 < text.length() ? tokens.get(text.charAt(i + 1)) : null;
      if (value != null) i++;
      out.append(value != null ? value : String.valueOf(text.charAt(i)));
    }
    return out.toString();
  }

  private static int number(String port) {
    if (!port.matches("\\d{1,5}")) throw new IllegalArgumentException("Port must be a number, found '" + port + "'");
    return Integer.parseInt(port);
  }

  private static Optional<String> word(Map<String, List<String>> about, String keyword) {
    return about.getOrDefault(keyword, List.of()).stream().findFirst();
  }

  /** For people. */
  String shown() {
    return host + (port == PORT ? "" : " port " + port);
  }
}
