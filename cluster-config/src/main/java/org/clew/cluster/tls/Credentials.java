package org.clew.cluster.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.clew.cluster.ClusterException;

/**
 * What a node shows and whom it believes.
 *
 * @param chain certificate of the node first
 * @param trusted authorities; several while one replaces the other
 */
record Credentials(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> trusted) {
  static final String KEY = "tls.key";
  static final String CERTIFICATE = "tls.crt";
  static final String AUTHORITY = "ca.crt";

  /**
   * Reads the three files of a folder, named as in a Kubernetes secret; throws ClusterException when they cannot be used
   * together.
   */
  static Credentials read(Path directory) {
    var key = key(directory.resolve(KEY));
    var chain = certificates(directory.resolve(CERTIFICATE));
    var trusted = certificates(directory.resolve(AUTHORITY));
    if (!belongTogether(key, chain.getFirst().getPublicKey())) {
      throw new ClusterException(CERTIFICATE + " and " + KEY + " in " + directory
          + " do not belong together: copy both from one place.");
    }
    if (trusted.stream().noneMatch(authority -> signed(authority, chain.getLast()))) {
      throw new ClusterException(CERTIFICATE + " in " + directory + " is not signed by the authority in " + AUTHORITY
          + " there.");
    }
    return new Credentials(key, chain, trusted);
  }

  /** Throws ClusterException when the certificate is not valid at that time. */
  void checkValid(Instant now) {
    var certificate = chain.getFirst();
    if (now.isAfter(certificate.getNotAfter().toInstant())) {
      throw new ClusterException("The certificate of this node expired at " + certificate.getNotAfter().toInstant()
          + ": renew it with 'clew cluster certificates'.");
    }
    if (now.isBefore(certificate.getNotBefore().toInstant())) {
      throw new ClusterException("The certificate of this node is valid only from " + certificate.getNotBefore().toInstant()
          + ": set the clock of this machine.");
    }
  }

  /** Names and addresses that the certificate is for. */
  List<String> names() {
    return Names.of(chain.getFirst());
  }

  boolean names(String host) {
    return names().stream().anyMatch(name -> Names.covers(name, host));
  }

  static PrivateKey key(Path file) {
    try (var parser = new PEMParser(Files.newBufferedReader(file))) {
      for (var object = parser.readObject(); object != null; object = parser.readObject()) {
        switch (object) {
          case PEMKeyPair pair -> { return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo()); }
          case PrivateKeyInfo info -> { return new JcaPEMKeyConverter().getPrivateKey(info); }
          default -> {} // parameters of a curve may stand before the key
        }
      }
      throw new ClusterException(file + " holds no private key without a pass phrase.");
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static List<X509Certificate> certificates(Path file) {
    try (var in = Files.newInputStream(file)) {
      var all = CertificateFactory.getInstance("X.509").generateCertificates(in).stream().map(X509Certificate.class::cast)
          .toList();
      if (all.isEmpty()) throw new ClusterException(file + " holds no certificate.");
      return all;
    } catch (GeneralSecurityException e) {
      throw new ClusterException(file + " holds no usable certificates (" + e.getMessage() + ").", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static ClusterException unreadable(Path file, IOException e) {
    return new ClusterException(e instanceof NoSuchFileException
        ? "There is no " + file + ": make it with 'clew cluster certificates', or correct cluster.tls.directory."
        : file + " cannot be read (" + e.getMessage() + ").", e);
  }

  private static boolean signed(X509Certificate authority, X509Certificate certificate) {
    try {
      certificate.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static boolean belongTogether(PrivateKey key, PublicKey certified) {
    var algorithm = switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC", "ECDSA" -> "SHA256withECDSA";
      case String other -> other;
    };
    var sample = new byte[] {'c', 'l', 'e', 'w'};
    try {
      var signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(sample);
      var verifier = Signature.getInstance(algorithm);
      verifier.initVerify(certified);
      verifier.update(sample);
      return verifier.verify(signer.sign());
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
