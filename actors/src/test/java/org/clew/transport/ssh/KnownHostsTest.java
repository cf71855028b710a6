package org.clew.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.clew.transport.ssh.KnownHosts.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of known_hosts in sshd(8). */
class KnownHostsTest {
  @TempDir Path tmp;
  private Path file;
  private PublicKey key;
  private PublicKey other;
  private PublicKey curve;

  @BeforeEach
  void keys() throws Exception {
    file = tmp.resolve("known_hosts");
    var rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    key = rsa.generateKeyPair().getPublic();
    other = rsa.generateKeyPair().getPublic();
    var ec = KeyPairGenerator.getInstance("EC");
    ec.initialize(256);
    curve = ec.generateKeyPair().getPublic();
  }

  @Test
  void keysAreKnownChangedOrUnknown() throws IOException {
    lines("# comment", "host,alias.example.org " + text(key), "nonsense", "[host]:2222 " + text(other),
        "*.wide.org,!no.wide.org " + text(key));
    assertThat(judge("host", 22, key)).isEqualTo(Verdict.KNOWN);
    assertThat(judge("alias.example.org", 22, key)).isEqualTo(Verdict.KNOWN);
    assertThat(judge("host", 22, other)).isEqualTo(Verdict.CHANGED);
    assertThat(judge("host", 2222, other)).isEqualTo(Verdict.KNOWN);
    assertThat(judge("host", 2222, key)).isEqualTo(Verdict.CHANGED);
    assertThat(judge("host", 23, key)).isEqualTo(Verdict.UNKNOWN);
    assertThat(judge("a.wide.org", 22, key)).isEqualTo(Verdict.KNOWN);
    assertThat(judge("no.wide.org", 22, key)).isEqualTo(Verdict.UNKNOWN);
    assertThat(judge("elsewhere", 22, key)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void namesMayBeHashed() throws Exception {
    lines(hashed("host") + " " + text(key), hashed("[host]:2222") + " " + text(other));
    assertThat(judge("host", 22, key)).isEqualTo(Verdict.KNOWN);
    assertThat(judge("host", 22, other)).isEqualTo(Verdict.CHANGED);
    assertThat(judge("host", 2222, other)).isEqualTo(Verdict.KNOWN);
    assertThat(judge("other", 22, key)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void revokedKeysAreRefusedAndAuthoritiesPassedOver() throws IOException {
    lines("@revoked * " + text(key), "host " + text(key), "@cert-authority host " + text(other));
    assertThat(judge("host", 22, key)).isEqualTo(Verdict.REVOKED);
    assertThat(judge("host", 22, other)).isEqualTo(Verdict.CHANGED);
  }

  @Test
  void anAddedKeyIsKnownAfterwards() throws IOException {
    Files.writeString(file, "host " + text(key));
    KnownHosts.add(file, "host", 2222, other);
    KnownHosts.add(file, "new", 22, curve);
    assertThat(judge("host", 22, key)).isEqualTo(Verdict.KNOWN);
    assertThat(judge("host", 2222, other)).isEqualTo(Verdict.KNOWN);
    assertThat(judge("new", 22, curve)).isEqualTo(Verdict.KNOWN);
  }

  @Test
  void theKnownKindOfKeyIsAskedForFirst() throws IOException {
    lines("host " + text(key));
    var proposal = "ssh-ed25519-cert-v01@openssh.com,ecdsa-sha2-nistp256,ssh-ed25519,rsa-sha2-512,rsa-sha2-256,ssh-rsa";
    assertThat(KnownHosts.of(List.of(file), "host", 22).order(proposal))
        .isEqualTo("rsa-sha2-512,rsa-sha2-256,ssh-rsa,ecdsa-sha2-nistp256,ssh-ed25519");
    assertThat(KnownHosts.of(List.of(file), "other", 22).order(proposal)).startsWith("ecdsa-sha2-nistp256,ssh-ed25519,");
  }

  private void lines(String... lines) throws IOException {
    Files.write(file, List.of(lines));
  }

  private Verdict judge(String host, int port, PublicKey shown) throws IOException {
    return KnownHosts.of(List.of(tmp.resolve("missing"), file), host, port).judge(shown);
  }

  private static String text(PublicKey key) {
    return PublicKeyEntry.toString(key) + " a comment";
  }

  private static String hashed(String name) throws Exception {
    var salt = "twenty bytes of salt".getBytes(StandardCharsets.UTF_8);
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(salt, "HmacSHA1"));
    var encoder = Base64.getEncoder();
    return "|1|" + encoder.encodeToString(salt) + "|"
        + encoder.encodeToString(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
  }
}
