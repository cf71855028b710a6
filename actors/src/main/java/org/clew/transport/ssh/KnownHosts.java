package org.clew.transport.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.clew.transport.TransportException;

/**
 * Host keys by the rules of known_hosts, see "SSH_KNOWN_HOSTS FILE FORMAT" in sshd(8): plain and hashed names, patterns,
 * {@code [host]:port} and {@code @revoked}. Certificate authorities are not known.
 */
final class KnownHosts {
  private static final String REVOKED = "revoked";

  /** What is known of a key that a host shows. */
  enum Verdict { KNOWN, UNKNOWN, CHANGED, REVOKED }

  private record Known(PublicKey key, boolean revoked) {}

  private final List<Known> keys;

  private KnownHosts(List<Known> keys) {
    this.keys = keys;
  }

  /** The keys of one host; missing files are passed over, and so are lines that cannot be read. */
  static KnownHosts of(List<Path> files, String host, int port) throws TransportException {
    var keys = new ArrayList<Known>();
    for (var file : files) {
      if (!Files.exists(file)) continue;
      try {
        for (var line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) add(line, host, port, keys);
      } catch (IOException e) {
        throw new TransportException(TransportException.Kind.HOST_KEY,
            "cannot read the known host keys in " + file + ": " + e.getMessage(), e);
      }
    }
    return new KnownHosts(keys);
  }

  private static void add(String line, String host, int port, List<Known> keys) {
    try {
      var entry = KnownHostEntry.parseKnownHostEntry(line);
      if (entry == null || !entry.isHostMatch(host, port)) return;
      var marker = entry.getMarker();
      if (marker != null && !marker.equals(REVOKED)) return;
      var key = entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
      if (key != null) keys.add(new Known(key, marker != null));
    } catch (IOException | GeneralSecurityException | RuntimeException _) {
      return;
    }
  }

  Verdict judge(PublicKey shown) {
    if (keys.stream().anyMatch(known -> known.revoked() && KeyUtils.compareKeys(known.key(), shown))) return Verdict.REVOKED;
    var valid = keys.stream().filter(known -> !known.revoked()).map(Known::key).toList();
    if (valid.stream().anyMatch(key -> KeyUtils.compareKeys(key, shown))) return Verdict.KNOWN;
    return valid.isEmpty() ? Verdict.UNKNOWN : Verdict.CHANGED;
  }

  /** Names of the algorithms of which a key is known. */
  private Set<String> types() {
    var types = new LinkedHashSet<String>();
    for (var known : keys) if (!known.revoked()) types.add(KeyUtils.getKeyType(known.key()));
    return types;
  }

  /**
   * The algorithms to ask the host for: those first that its key is known of, as a host has several keys and shows the one that
   * is asked for. Certificates are left out.
   */
  String order(String proposal) {
    var types = types();
    var first = new ArrayList<String>();
    var then = new ArrayList<String>();
    for (var algorithm : proposal.split(",")) {
      if (algorithm.contains("-cert-")) continue;
      (types.contains(KeyUtils.getCanonicalKeyType(algorithm)) ? first : then).add(algorithm);
    }
    first.addAll(then);
    return String.join(",", first);
  }

  /** A line for a key, as {@code ssh} would add it. */
  static void add(Path file, String host, int port, PublicKey key) throws IOException {
    if (file.getParent() != null) Files.createDirectories(file.getParent());
    var name = port == 22 ? host : "[" + host + "]:" + port;
    var before = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    var start = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
    Files.writeString(file, start + name + " " + PublicKeyEntry.toString(key) + "\n", StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
