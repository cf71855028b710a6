package org.clew.transport.ssh;

import java.util.stream.Collectors;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;

/** What {@code ssh} says when it fails; it has one exit status for everything (255). */
final class OpenSshTrouble {
  static final int FAILED = 255;

  private OpenSshTrouble() {}

  /** @param byHand command with which a person can open the connection */
  static TransportException connecting(String shown, String stderr, String byHand) {
    var said = stderr.strip().lines().filter(line -> !line.isBlank() && !line.startsWith("@")).map(String::strip)
        .collect(Collectors.joining(" "));
    if (stderr.contains("REMOTE HOST IDENTIFICATION HAS CHANGED") || stderr.contains("Host key verification failed")) {
      var changed = stderr.contains("REMOTE HOST IDENTIFICATION HAS CHANGED");
      return new TransportException(Kind.HOST_KEY, "the host key of " + shown
          + (changed ? " is not the one that is known" : " is not known")
          + "; compare its fingerprint with the one that the centre publishes (ssh-keyscan shows the key), then "
          + (changed ? "remove the old key with ssh-keygen -R and " : "") + "log in once by hand. ssh says: " + said, null);
    }
    if (stderr.contains("Permission denied") || stderr.contains("Too many authentication failures")
        || stderr.contains("No more authentication"))
      return new TransportException(Kind.AUTHENTICATION,
          shown + " does not let us in: key refused. When it asks for a password or a code, open"
          + " the connection by hand, all jobs then share it: " + byHand + " (ssh says: " + said + ")", null);
    return new TransportException(Kind.UNREACHABLE, "cannot connect to " + shown + ": "
        + (said.isEmpty() ? "ssh ended without a word" : said), null);
  }

  static boolean isRefusedChannel(String stderr) {
    return stderr.contains("Session open refused by peer") || stderr.contains("open failed");
  }

  /** Whether there was no shared connection to send anything through. */
  static boolean isWithoutConnection(String stderr) {
    return stderr.contains("Control socket connect") || stderr.contains("mux_client_hello") || stderr.contains("master is dead")
        || stderr.contains("Connection closed by UNKNOWN");
  }
}
