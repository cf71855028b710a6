package org.clew.transport.ssh;

import java.io.IOException;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.Map;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;
import org.clew.transport.ssh.SshSettings.KeyPolicy;

/** Lets a connection go on only with the computer that is known; why not is left in the attempt. */
final class HostKeys implements ServerKeyVerifier, SessionListener {
  /** What a connection is opened for. */
  static final AttributeKey<Attempt> ATTEMPT = new AttributeKey<>();

  /** A login on the way; tells why it did not come about. */
  static final class Attempt {
    private final Hop hop;
    private volatile TransportException refusal;

    Attempt(Hop hop) {
      this.hop = hop;
    }

    Hop hop() {
      return hop;
    }

    /** The reason when it is the host key, else the other one. */
    IOException reason(IOException other) {
      return refusal == null ? other : refusal;
    }
  }

  private final KeyPolicy policy;

  HostKeys(KeyPolicy policy) {
    this.policy = policy;
  }

  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
    var attempt = session.getConnectionContext().getAttribute(ATTEMPT);
    var hop = attempt.hop();
    try {
      switch (KnownHosts.of(hop.knownHosts(), hop.keyName(), hop.port()).judge(key)) {
        case KNOWN -> { }
        case UNKNOWN -> unknown(hop, key);
        case CHANGED -> throw refused(changed(hop, key));
        case REVOKED -> throw refused("the host key of " + hop.shown() + " is revoked in the known host keys here ("
            + fingerprint(key) + ")");
      }
      return true;
    } catch (TransportException e) {
      attempt.refusal = e;
      return false;
    }
  }

  private void unknown(Hop hop, PublicKey key) throws TransportException {
    switch (policy) {
      case REJECT -> throw refused("the host key of " + hop.shown() + " is not known; compare its fingerprint " + fingerprint(key)
          + " with the one that the centre publishes, then add it: " + scan(hop));
      case WARN -> System.getLogger(HostKeys.class.getName()).log(System.Logger.Level.WARNING,
          "the host key of {0} is not known: {1}", hop.shown(), fingerprint(key));
      case AUTO_ADD -> add(hop, key);
    }
  }

  private static void add(Hop hop, PublicKey key) throws TransportException {
    var file = hop.knownHosts().isEmpty() ? SshConfigFiles.ssh().resolve("known_hosts") : hop.knownHosts().getFirst();
    try {
      KnownHosts.add(file, hop.keyName(), hop.port(), key);
    } catch (IOException e) {
      throw new TransportException(Kind.HOST_KEY, "cannot add the host key of " + hop.shown() + " to " + file + ": "
          + e.getMessage(), e);
    }
  }

  private static String changed(Hop hop, PublicKey key) {
    return "the host key of " + hop.shown() + " is not the one that is known: it shows " + KeyUtils.getKeyType(key) + " "
        + fingerprint(key)
        + ". Either the computer was installed anew or somebody pretends to be it. Ask the centre; when it is right,"
        + " remove the old key ("
        + "ssh-keygen -R " + name(hop) + " -f " + file(hop) + ") and add the new one: " + scan(hop);
  }

  private static String scan(Hop hop) {
    return "ssh-keyscan -p " + hop.port() + " " + hop.keyName() + " >> " + file(hop);
  }

  private static String file(Hop hop) {
    return hop.knownHosts().isEmpty() ? "~/.ssh/known_hosts" : hop.knownHosts().getFirst().toString();
  }

  private static String name(Hop hop) {
    return hop.port() == 22 ? hop.keyName() : "'[" + hop.keyName() + "]:" + hop.port() + "'";
  }

  private static String fingerprint(PublicKey key) {
    return KeyUtils.getFingerPrint(key);
  }

  private static TransportException refused(String message) {
    return new TransportException(Kind.HOST_KEY, message, null);
  }

  @Override
  public void sessionNegotiationOptionsCreated(Session session, Map<KexProposalOption, String> proposal) {
    if (!(session instanceof ClientSession client)) return;
    var attempt = client.getConnectionContext().getAttribute(ATTEMPT);
    var hop = attempt.hop();
    try {
      var known = KnownHosts.of(hop.knownHosts(), hop.keyName(), hop.port());
      proposal.computeIfPresent(KexProposalOption.SERVERKEYS, (_, algorithms) -> known.order(algorithms));
    } catch (TransportException e) {
      attempt.refusal = e;
    }
  }
}
