package org.clew.cluster.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.clew.cluster.ClusterException;
import org.clew.cluster.tls.Certificates.Host;
import org.clew.cluster.tls.Certificates.Renewal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handshakes between the engines of two nodes, without a network. */
class NodeEnginesTest {
  @TempDir Path folder;
  private NodeEngines n1;
  private NodeEngines n2;

  @BeforeEach void setUp() {
    n1 = new NodeEngines(make("ours", "n1"), true);
    n2 = new NodeEngines(make("ours", "n2"), true);
  }

  private Path make(String authority, String host) {
    var certificates = new Certificates(folder.resolve(authority), Duration.ofDays(1));
    return certificates.make(List.of(Host.parse(host)), Renewal.ALWAYS, Instant.now()).getFirst().directory();
  }

  @Test void nodesOfOneAuthorityTalkByTls13AndEachSeesTheOther() throws Exception {
    var client = n1.createClientSSLEngine("n2", 1);
    var server = n2.createServerSSLEngine("n2", 1);
    shakeHands(client, server);
    assertThat(client.getSession().getProtocol()).isEqualTo("TLSv1.3");
    assertThat(names(client)).containsExactly("n2");
    assertThat(names(server)).containsExactly("n1");
  }

  @Test void aClientOfAnotherAuthorityIsRefusedByTheServerEvenIfItTrustsOurs() throws Exception {
    var stranger = stranger(Authority.create(Instant.now()));
    assertThatThrownBy(() -> shakeHands(stranger.createClientSSLEngine("n2", 1), n2.createServerSSLEngine("n2", 1)))
        .isInstanceOf(SSLException.class).hasMessageContaining("Empty client certificate chain");
  }

  @Test void aForgedSignatureUnderTheNameOfOurAuthorityIsRefusedByTheServer() throws Exception {
    var forger = Authority.create(Instant.now());
    var ours = Credentials.certificates(folder.resolve("ours/ca/ca.crt")).getFirst();
    var forged = new Authority(forger.key(), ours).issue(List.of("n3"), Instant.now(), Duration.ofDays(1));
    var stranger = stranger(forger);
    SecretFiles.write(folder.resolve("stranger/tls.key"), forged.key());
    SecretFiles.write(folder.resolve("stranger/tls.crt"), forged.certificate());
    assertThatThrownBy(() -> shakeHands(stranger.createClientSSLEngine("n2", 1), n2.createServerSSLEngine("n2", 1)))
        .isInstanceOf(SSLException.class).hasMessageContaining("signature check failed");
  }

  /** A node that trusts our authority but was made by another. */
  private NodeEngines stranger(Authority authority) {
    var directory = folder.resolve("stranger");
    SecretFiles.directory(directory);
    var issued = authority.issue(List.of("n3"), Instant.now(), Duration.ofDays(1));
    SecretFiles.write(directory.resolve("tls.key"), issued.key());
    SecretFiles.write(directory.resolve("tls.crt"), issued.certificate());
    SecretFiles.write(directory.resolve("ca.crt"), authority.certificate(),
        Credentials.certificates(folder.resolve("ours/ca/ca.crt")).getFirst());
    return new NodeEngines(directory, true);
  }

  @Test void aServerOfAnotherAuthorityIsRefusedByTheClient() {
    var stranger = new NodeEngines(make("theirs", "n2"), true);
    assertThatThrownBy(() -> shakeHands(n1.createClientSSLEngine("n2", 1), stranger.createServerSSLEngine("n2", 1)))
        .isInstanceOf(SSLException.class).hasMessageContaining("PKIX path building failed");
  }

  @Test void aNodeCannotPassForAnotherUnlessNamesAreNotLookedAt() throws Exception {
    assertThatThrownBy(() -> shakeHands(n1.createClientSSLEngine("n3", 1), n2.createServerSSLEngine("n3", 1)))
        .isInstanceOf(SSLException.class).hasMessageContaining("n3");
    shakeHands(new NodeEngines(folder.resolve("ours/n1"), false).createClientSSLEngine("n3", 1),
        n2.createServerSSLEngine("n3", 1));
  }

  @Test void aClientWithoutACertificateIsRefused() throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustsEverybody()}, null);
    var client = context.createSSLEngine();
    client.setUseClientMode(true);
    assertThatThrownBy(() -> shakeHands(client, n2.createServerSSLEngine("n2", 1))).isInstanceOf(SSLException.class)
        .hasMessageContaining("Empty client certificate chain");
  }

  @Test void renewedCertificatesAreUsedByTheNextConnection() throws Exception {
    var before = certificate(n1);
    make("ours", "n1");
    assertThat(certificate(n1)).isNotEqualTo(before);
  }

  @Test void filesThatDoNotFitTogetherLeaveTheOldOnesInForce() throws Exception {
    var before = certificate(n1);
    Files.copy(folder.resolve("ours/n2/tls.key"), folder.resolve("ours/n1/tls.key"), StandardCopyOption.REPLACE_EXISTING);
    assertThat(certificate(n1)).isEqualTo(before);
    assertThatThrownBy(() -> new NodeEngines(folder.resolve("ours/n1"), true)).isInstanceOf(ClusterException.class);
  }

  /** What a server shows to n2. */
  private X509Certificate certificate(NodeEngines engines) throws Exception {
    var client = n2.createClientSSLEngine("n1", 1);
    shakeHands(client, engines.createServerSSLEngine("n1", 1));
    return (X509Certificate) client.getSession().getPeerCertificates()[0];
  }

  private static List<String> names(SSLEngine engine) throws SSLException {
    return Names.of((X509Certificate) engine.getSession().getPeerCertificates()[0]);
  }

  private static void shakeHands(SSLEngine client, SSLEngine server) throws SSLException {
    var toServer = ByteBuffer.allocate(65_536);
    var toClient = ByteBuffer.allocate(65_536);
    client.beginHandshake();
    server.beginHandshake();
    for (int turn = 0; turn < 100; turn++) {
      step(client, toClient, toServer);
      step(server, toServer, toClient);
      if (done(client) && done(server) && toServer.position() == 0 && toClient.position() == 0) return;
    }
    throw new AssertionError("no end: " + client.getHandshakeStatus() + ", " + server.getHandshakeStatus());
  }

  private static boolean done(SSLEngine engine) {
    return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
  }

  /** Does what the engine wants next; what came in is read even after its own handshake, for the peer's last words. */
  private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
      for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) task.run();
    } else if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      engine.wrap(ByteBuffer.allocate(0), out);
    } else if (in.position() > 0) {
      in.flip();
      engine.unwrap(in, ByteBuffer.allocate(65_536));
      in.compact();
    }
  }
}
