package org.clew.cluster.tls;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.x509.GeneralName;
import org.clew.cluster.ClusterException;
import org.clew.cluster.HostPort;

/** Names and addresses in certificates. */
final class Names {
  private Names() {}

  /** Subject alternative names: names of hosts, maybe with a star in front, and addresses. */
  static List<String> of(X509Certificate certificate) {
    try {
      var all = certificate.getSubjectAlternativeNames();
      return all == null ? List.of() : all.stream().filter(name -> name.getFirst().equals(GeneralName.dNSName)
          || name.getFirst().equals(GeneralName.iPAddress)).map(name -> name.get(1).toString()).toList();
    } catch (CertificateParsingException e) {
      throw new ClusterException("The names in the certificate cannot be read (" + e.getMessage() + ").", e);
    }
  }

  /** Whether a name of a certificate stands for the host; a star stands for one label, as in HTTPS. */
  static boolean covers(String name, String host) {
    if (HostPort.isAddress(name) || HostPort.isAddress(host)) {
      return HostPort.isAddress(name) && HostPort.isAddress(host)
          && InetAddress.ofLiteral(name).equals(InetAddress.ofLiteral(host));
    }
    var pattern = name.toLowerCase(Locale.ROOT);
    return pattern.equals(host)
        || pattern.startsWith("*.") && host.contains(".") && host.substring(host.indexOf('.')).equals(pattern.substring(1));
  }

  /**
   * The one form of a name, an address, or a name with a star in front; throws ClusterException when the text is none of them.
   */
  static String canonical(String text) {
    return text.startsWith("*.") ? "*." + HostPort.canonical(text.substring(2)) : HostPort.canonical(text);
  }

  static GeneralName general(String canonical) {
    return new GeneralName(HostPort.isAddress(canonical) ? GeneralName.iPAddress : GeneralName.dNSName, canonical);
  }
}
