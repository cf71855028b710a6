package org.clew.cluster.tls;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.clew.cluster.ClusterException;

/** A private authority that signs for the nodes of one cluster and for nobody else. Keys are of the curve P-256. */
record Authority(PrivateKey key, X509Certificate certificate) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration LIFE = Duration.ofDays(3652);
  /** Clocks of the nodes may differ. */
  private static final Duration SKEW = Duration.ofHours(1);

  /** What a node gets. */
  record Issued(PrivateKey key, X509Certificate certificate) {}

  /** Reads {@code ca.key} and {@code ca.crt}; makes them when there are none. */
  static Authority at(Path directory, Instant now) {
    var keyFile = directory.resolve("ca.key");
    var certificateFile = directory.resolve(Credentials.AUTHORITY);
    if (Files.exists(keyFile) || Files.exists(certificateFile)) {
      return new Authority(Credentials.key(keyFile), Credentials.certificates(certificateFile).getFirst());
    }
    var fresh = create(now);
    SecretFiles.directory(directory);
    SecretFiles.write(keyFile, fresh.key());
    SecretFiles.write(certificateFile, fresh.certificate());
    return fresh;
  }

  static Authority create(Instant now) {
    var pair = pair();
    var name = new X500Principal("O=Clew cluster, CN=authority " + serial().toString(36).substring(0, 8));
    try {
      var builder = builder(name, name, pair, now, now.plus(LIFE));
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return new Authority(pair.getPrivate(), sign(builder, pair.getPrivate()));
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
      throw new ClusterException("No authority could be made: " + e.getMessage(), e);
    }
  }

  /** A new key with a certificate; it ends with that of the authority at the latest. */
  Issued issue(List<String> names, Instant now, Duration life) {
    var pair = pair();
    var end = now.plus(life).isBefore(end()) ? now.plus(life) : end();
    try {
      var builder = builder(certificate.getSubjectX500Principal(), new X500Principal("O=Clew cluster, CN=node"), pair, now, end);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, false,
          new ExtendedKeyUsage(new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}));
      builder.addExtension(Extension.subjectAlternativeName, false,
          new GeneralNames(names.stream().map(Names::general).toArray(GeneralName[]::new)));
      builder.addExtension(Extension.authorityKeyIdentifier, false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
      return new Issued(pair.getPrivate(), sign(builder, key));
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
      throw new ClusterException("No certificate could be made for " + names + ": " + e.getMessage(), e);
    }
  }

  Instant end() {
    return certificate.getNotAfter().toInstant();
  }

  private static X509v3CertificateBuilder builder(X500Principal issuer, X500Principal subject, KeyPair pair, Instant from,
      Instant until)
      throws GeneralSecurityException, CertIOException {
    var key = pair.getPublic();
    return new JcaX509v3CertificateBuilder(issuer, serial(), Date.from(from.minus(SKEW)), Date.from(until), subject, key)
        .addExtension(Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new ClusterException("This Java makes no keys of the curve P-256: " + e.getMessage(), e);
    }
  }

  private static BigInteger serial() {
    return new BigInteger(127, RANDOM).setBit(126);
  }
}
