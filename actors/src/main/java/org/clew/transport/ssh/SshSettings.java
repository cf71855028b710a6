package org.clew.transport.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The parameters of a login by their types, with defaults. */
record SshSettings(Map<String, Object> parameters) {
  /** What happens with a host key that is not known. */
  enum KeyPolicy { REJECT, WARN, AUTO_ADD }

  /** Which client does the work. */
  enum Backend { MINA, OPENSSH }

  private static final Map<String, KeyPolicy> POLICIES = Map.of("reject", KeyPolicy.REJECT, "rejectpolicy", KeyPolicy.REJECT,
      "warn", KeyPolicy.WARN, "warningpolicy", KeyPolicy.WARN, "auto_add", KeyPolicy.AUTO_ADD, "autoaddpolicy",
      KeyPolicy.AUTO_ADD);

  static Optional<KeyPolicy> policy(String text) {
    return Optional.ofNullable(POLICIES.get(text.toLowerCase(Locale.ROOT)));
  }

  static Optional<Backend> backend(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "mina" -> Optional.of(Backend.MINA);
      case "openssh" -> Optional.of(Backend.OPENSSH);
      default -> Optional.empty();
    };
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name)).map(String::valueOf).filter(text -> !text.isBlank());
  }

  /** A leading tilde is the home of the user here. */
  Optional<Path> file(String name) {
    return text(name).map(SshSettings::path);
  }

  static Path path(String text) {
    var home = System.getProperty("user.home");
    return Path.of(text.equals("~") ? home : text.startsWith("~/") ? home + text.substring(1) : text);
  }

  Optional<Integer> port() {
    return Optional.ofNullable(parameters.get(SshParameters.PORT)).map(port -> ((Number) port).intValue());
  }

  boolean says(String name) {
    return parameters.get(name) != null;
  }

  boolean truth(String name) {
    return (boolean) value(name);
  }

  private Object value(String name) {
    var value = parameters.get(name);
    if (value != null) return value;
    return SshParameters.ALL.stream().filter(parameter -> parameter.name().equals(name)).findFirst().orElseThrow().fallback();
  }

  private Duration seconds(String name) {
    return Duration.ofNanos((long) (((Number) value(name)).doubleValue() * 1e9));
  }

  Duration timeout() {
    return seconds(SshParameters.TIMEOUT);
  }

  /** Zero for none. */
  Duration keepalive() {
    return seconds(SshParameters.KEEPALIVE);
  }

  Duration idle() {
    return seconds(SshParameters.IDLE_TIMEOUT);
  }

  int channels() {
    return ((Number) value(SshParameters.MAX_IO_ALLOWED)).intValue();
  }

  KeyPolicy keyPolicy() {
    return policy((String) value(SshParameters.KEY_POLICY)).orElseThrow();
  }

  Backend backend() {
    return backend((String) value(SshParameters.BACKEND)).orElseThrow();
  }
}
