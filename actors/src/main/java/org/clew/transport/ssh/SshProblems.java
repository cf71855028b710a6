package org.clew.transport.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clew.transport.TransportParameter;

/** Everything that is wrong with the parameters of a login, without connecting to anything. */
final class SshProblems {
  private final SshSettings settings;
  private final Map<String, String> problems = new LinkedHashMap<>();

  private SshProblems(Map<String, Object> parameters) {
    this.settings = new SshSettings(parameters);
  }

  /** By name of the parameter. */
  static Map<String, String> of(Map<String, Object> parameters) {
    var found = new SshProblems(parameters);
    found.types();
    if (found.problems.isEmpty()) found.values();
    return found.problems;
  }

  private void types() {
    var known = SshParameters.ALL.stream().collect(Collectors.toMap(TransportParameter::name, parameter -> parameter));
    settings.parameters().forEach((name, value) -> {
      var parameter = known.get(name);
      if (parameter == null) problems.put(name, unknown(name));
      else if (value != null) type(parameter, value);
    });
  }

  private static String unknown(String name) {
    if (name.startsWith("gss_"))
      return "is not supported by the client inside this program; take backend openssh and say it in ~/.ssh/config";
    if (name.contains("password") || name.contains("passphrase"))
      return "is never stored; use a key, an agent, or backend openssh";
    return "the ssh transport knows no such parameter; it has "
        + SshParameters.ALL.stream().map(TransportParameter::name).sorted().collect(Collectors.joining(", "));
  }

  private void type(TransportParameter parameter, Object value) {
    var right = switch (parameter.type()) {
      case TEXT, FILE -> value instanceof String;
      case WHOLE -> value instanceof Long || value instanceof Integer;
      case NUMBER -> value instanceof Number;
      case TRUTH -> value instanceof Boolean;
    };
    var rule = switch (parameter.type()) {
      case TEXT -> "a text";
      case FILE -> "the path of a file";
      case WHOLE -> "a whole number";
      case NUMBER -> "a number";
      case TRUTH -> "true or false";
    };
    if (!right) problems.put(parameter.name(), "must be " + rule + ", found '" + value + "'");
  }

  private void values() {
    settings.port().filter(port -> port < 1 || port > 65535)
        .ifPresent(port -> problems.put(SshParameters.PORT, "must be between 1 and 65535, found " + port));
    if (!settings.timeout().isPositive()) problems.put(SshParameters.TIMEOUT, "must be more than 0 seconds");
    if (settings.keepalive().isNegative()) problems.put(SshParameters.KEEPALIVE, "must be 0 (none) or more seconds");
    if (!settings.idle().isPositive()) problems.put(SshParameters.IDLE_TIMEOUT, "must be more than 0 seconds");
    if (settings.channels() < 1) problems.put(SshParameters.MAX_IO_ALLOWED, "must be 1 or more");
    oneOf(SshParameters.KEY_POLICY, "reject, warn or auto_add", text -> SshSettings.policy(text).isPresent());
    oneOf(SshParameters.BACKEND, "mina or openssh", text -> SshSettings.backend(text).isPresent());
    for (var name : new String[] {SshParameters.USERNAME, SshParameters.HOST})
      oneOf(name, "a name without spaces that does not begin with '-'", text -> text.matches("[^-\\s]\\S*"));
    proxies();
    files();
    if (problems.isEmpty() && settings.backend() == SshSettings.Backend.OPENSSH && !onPath("ssh"))
      problems.put(SshParameters.BACKEND, "there is no program ssh on this machine; install openssh-client or take backend mina");
  }

  private void oneOf(String name, String rule, Predicate<String> right) {
    settings.text(name).filter(right.negate())
        .ifPresent(text -> problems.put(name, "must be " + rule + ", found '" + text + "'"));
  }

  private void proxies() {
    oneOf(SshParameters.PROXY_JUMP, "[user@]host[:port], with commas between several", text -> Jump.parse(text).isPresent());
    if (settings.says(SshParameters.PROXY_JUMP) && settings.says(SshParameters.PROXY_COMMAND))
      problems.put(SshParameters.PROXY_COMMAND, "cannot be used together with proxy_jump; take one of them away");
  }

  private void files() {
    settings.file(SshParameters.KEY_FILENAME).ifPresent(this::key);
    var policy = settings.text(SshParameters.KEY_POLICY).flatMap(SshSettings::policy).orElse(SshSettings.KeyPolicy.REJECT);
    settings.file(SshParameters.KNOWN_HOSTS).filter(file -> policy != SshSettings.KeyPolicy.AUTO_ADD && !Files.isReadable(file))
        .ifPresent(file ->
        problems.put(SshParameters.KNOWN_HOSTS, "cannot read " + file
            + "; make it with 'ssh-keyscan HOST', and compare the fingerprint"));
    settings.text(SshParameters.SSH_CONFIG).filter(text -> !text.equals("none")).map(SshSettings::path)
        .filter(file -> !Files.isReadable(file)).ifPresent(file -> problems.put(SshParameters.SSH_CONFIG, "cannot read " + file));
    settings.file(SshParameters.AUTHENTICATION_SCRIPT).filter(file -> !file.isAbsolute() || !Files.isExecutable(file))
        .ifPresent(file ->
        problems.put(SshParameters.AUTHENTICATION_SCRIPT,
            "must be the absolute path of a program that may be run (chmod +x), found " + file));
  }

  private void key(Path file) {
    if (!Files.isRegularFile(file)) problems.put(SshParameters.KEY_FILENAME, "there is no file " + file);
    else if (!Files.isReadable(file)) problems.put(SshParameters.KEY_FILENAME, "cannot read " + file);
    else if (file.toString().endsWith(".pub"))
      problems.put(SshParameters.KEY_FILENAME, "is the public half; name the private key, without .pub");
    else if (!settings.truth(SshParameters.ALLOW_AGENT) && isProtected(file))
      problems.put(SshParameters.KEY_FILENAME, protectedKey(file));
  }

  static String protectedKey(Path file) {
    return "the key " + file + " is protected by a passphrase; add it to your agent (ssh-add " + file
        + ") and set allow_agent true";
  }

  /** By the header of PEM (RFC 1421, RFC 5958), or by the name of the cipher in OpenSSH's own format (its PROTOCOL.key). */
  static boolean isProtected(Path file) {
    try {
      var text = Files.readString(file, StandardCharsets.ISO_8859_1);
      if (text.contains("BEGIN ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED")) return true;
      if (!text.contains("BEGIN OPENSSH PRIVATE KEY")) return false;
      var body = text.lines().filter(line -> !line.startsWith("-")).collect(Collectors.joining());
      var head = new String(Base64.getMimeDecoder().decode(body), StandardCharsets.ISO_8859_1);
      return !head.startsWith("openssh-key-v1\0\0\0\0\4none");
    } catch (IOException | IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
