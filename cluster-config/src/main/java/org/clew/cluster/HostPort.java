package org.clew.cluster;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a node answers. The order is that of the texts, so that all nodes sort alike.
 *
 * @param host name in lower case, or an address in the one form that Java prints
 */
public record HostPort(String host, int port) implements Comparable<HostPort> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?");
  private static final Pattern TEXT = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\[\\]]+)):(\\d{1,5})");
  private static final Comparator<HostPort> ORDER = Comparator.comparing(HostPort::host).thenComparing(HostPort::port);

  public HostPort {
    host = canonical(host);
    if (port < 0 || port > 65_535) throw new ClusterException("A port is 0 to 65535, not " + port + ".");
  }

  /** Reads {@code host:port}, with brackets around an IPv6 address; throws ClusterException. */
  public static HostPort parse(String text) {
    var match = TEXT.matcher(text.strip());
    if (!match.matches()) throw new ClusterException("'" + text
        + "' is not host:port, e.g. n1.example.org:25520 or [fd00::1]:25520.");
    return new HostPort(match.group(1) == null ? match.group(2) : match.group(1), Integer.parseInt(match.group(3)));
  }

  /** The one form of a host name or address; throws ClusterException when it can be neither. */
  public static String canonical(String text) {
    var plain = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (isAddress(plain)) return InetAddress.ofLiteral(plain).getHostAddress();
    var name = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    if (!NAME.matcher(name).matches()) throw new ClusterException("'" + text + "' is neither a host name nor an address.");
    return name.toLowerCase(Locale.ROOT);
  }

  /** Whether the text is an IPv4 or IPv6 address. */
  public static boolean isAddress(String text) {
    try {
      return !InetAddress.ofLiteral(text).getHostAddress().isEmpty();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** Whether only this machine reaches the host. */
  static boolean isLoopback(String host) {
    return host.equals("localhost") || isAddress(host) && InetAddress.ofLiteral(host).isLoopbackAddress();
  }

  @Override public int compareTo(HostPort other) {
    return ORDER.compare(this, other);
  }

  @Override public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
