package org.clew.transport.ssh;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;

/** Tells failures of the client inside this program in words and by what is to be done about them. */
final class MinaTrouble {
  private MinaTrouble() {}

  static Hop target(ClientSession session) {
    return session.getConnectionContext().getAttribute(HostKeys.ATTEMPT).hop();
  }

  static IOException unreachable(Hop hop, IOException e) {
    if (e instanceof InterruptedIOException) return e;
    return new TransportException(Kind.UNREACHABLE, "cannot connect to " + hop.shown() + ": " + reason(e), e);
  }

  /** Why a login did not come about that is not about the host key. */
  static IOException login(Hop hop, Identities identities, IOException e) {
    if (e instanceof InterruptedIOException) return e;
    var code = e instanceof SshException ssh ? ssh.getDisconnectCode() : 0;
    var attempts = String.valueOf(e.getMessage()).contains("Too many authentication failures");
    if (code != SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE && !attempts) return unreachable(hop, e);
    var keys = hop.keys().isEmpty() ? "the keys of your agent"
        : hop.keys().stream().map(Object::toString).collect(Collectors.joining(", "));
    var unusable = identities.unusable().isEmpty() ? "" : "; left out: " + String.join("; ", identities.unusable());
    return new TransportException(Kind.AUTHENTICATION,
        hop.shown() + " does not let " + hop.user() + " in: key refused (" + keys + ")" + unusable
        + ". Look at the user name, put the public key into ~/.ssh/authorized_keys there (ssh-copy-id),"
        + " or, when it also asks for a password"
        + " or a code, take backend openssh", e);
  }

  /** The first cause that says something. */
  static String reason(Throwable e) {
    var last = e;
    while (last.getCause() != null && last.getCause() != last) last = last.getCause();
    if (last instanceof TimeoutException || String.valueOf(last.getMessage()).contains("timeout")) return "it does not answer";
    return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
  }

  static boolean isRefusedChannel(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause()) if (cause instanceof SshChannelOpenException) return true;
    return false;
  }
}
