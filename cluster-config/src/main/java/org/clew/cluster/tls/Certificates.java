package org.clew.cluster.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.clew.cluster.ClusterException;

/**
 * The certificates of a cluster in one folder: {@code ca} with the authority, which stays there, and a folder for each host with
 * what is copied to it.
 *
 * @param life of a new certificate
 */
public record Certificates(Path directory, Duration life) {
  private static final Duration NEAR_END = Duration.ofDays(30);

  /** What was done for a host. */
  public enum Done { MADE, RENEWED, KEPT }

  /** Names by which one host is called; the folder has the first one's name. */
  public record Host(List<String> names) {
    public Host {
      names = names.stream().map(Names::canonical).distinct().toList();
      if (names.isEmpty()) throw new ClusterException("A host needs a name.");
    }

    /** Reads {@code NAME[+NAME...]}; throws ClusterException. */
    public static Host parse(String text) {
      return new Host(Stream.of(text.split("\\+", -1)).map(String::strip).toList());
    }

    String folder() {
      return names.getFirst().replace('*', '_').replace(':', '-');
    }
  }

  public record Result(Host host, Path directory, Instant end, Done done) {}

  /** Whether a certificate is made anew although the one that is there still is good. */
  public enum Renewal { WHEN_NEEDED, ALWAYS }

  /**
   * Makes what is missing or ends within 30 days, or was made for other names.
   *
   * @throws ClusterException when the folder cannot be used or the authority ends too soon
   */
  public List<Result> make(List<Host> hosts, Renewal renewal, Instant now) {
    var authority = Authority.at(directory.resolve("ca"), now);
    if (now.plus(NEAR_END).isAfter(authority.end())) {
      throw new ClusterException("The authority in " + directory.resolve("ca") + " ends at " + authority.end()
          + ": make a new one with another "
          + "--out, and let the nodes trust both (one ca.crt with both certificates) while they change.");
    }
    return hosts.stream().map(host -> make(authority, host, renewal, now)).toList();
  }

  private Result make(Authority authority, Host host, Renewal renewal, Instant now) {
    var folder = directory.resolve(host.folder());
    var exists = Files.exists(folder.resolve(Credentials.CERTIFICATE));
    if (exists && renewal == Renewal.WHEN_NEEDED) {
      var end = usableUntil(authority, folder, host);
      if (end.isAfter(now.plus(NEAR_END))) return new Result(host, folder, end, Done.KEPT);
    }
    var issued = authority.issue(host.names(), now, life);
    SecretFiles.directory(folder);
    SecretFiles.write(folder.resolve(Credentials.AUTHORITY), authority.certificate());
    SecretFiles.write(folder.resolve(Credentials.KEY), issued.key());
    SecretFiles.write(folder.resolve(Credentials.CERTIFICATE), issued.certificate());
    return new Result(host, folder, issued.certificate().getNotAfter().toInstant(), exists ? Done.RENEWED : Done.MADE);
  }

  /** The past when what is there cannot be used for this host. */
  private static Instant usableUntil(Authority authority, Path folder, Host host) {
    try {
      var there = Credentials.read(folder);
      var same = there.trusted().contains(authority.certificate()) && there.names().containsAll(host.names());
      return same ? there.chain().getFirst().getNotAfter().toInstant() : Instant.MIN;
    } catch (ClusterException _) {
      return Instant.MIN;
    }
  }
}
