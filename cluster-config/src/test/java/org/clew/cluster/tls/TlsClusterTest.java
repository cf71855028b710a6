package org.clew.cluster.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.cluster.NodeJvm;
import org.clew.cluster.tls.Certificates.Host;
import org.clew.cluster.tls.Certificates.Renewal;
import org.clew.testdb.Beside;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes in JVMs of their own: those with certificates of the cluster's authority get in, nobody else does. */
@Beside
class TlsClusterTest {
  private static final String FIRST = "127.0.0.1";
  private static final String SECOND = "127.0.0.2";
  private static final String FOREIGN = "127.0.0.3";
  private static final String PLAIN = "127.0.0.4";

  @TempDir Path folder;
  private final List<NodeJvm> nodes = new ArrayList<>();

  @AfterEach void stop() throws InterruptedException {
    for (var node : nodes) node.close();
  }

  @Test void onlyNodesWithACertificateOfTheAuthorityBecomeMembers() throws Exception {
    make("ours", FIRST, SECOND);
    make("theirs", FOREIGN);
    SecretFiles.write(folder.resolve("theirs").resolve(FOREIGN).resolve("ca.crt"), authority("theirs"), authority("ours"));
    var port = freePort();
    var first = launch(FIRST, port, Map.of("cluster.tls.directory", folder.resolve("ours").resolve(FIRST).toString())).start();
    var second = launch(SECOND, port, Map.of("cluster.tls.directory", folder.resolve("ours").resolve(SECOND).toString())).start();
    var foreign = launch(FOREIGN, port, Map.of("cluster.tls.directory", folder.resolve("theirs").resolve(FOREIGN).toString()));
    var plain = launch(PLAIN, port, Map.of("test.patience", "1s"));
    for (var node : List.of(first.awaitStarted(), second.awaitStarted())) node.awaitMembers(FIRST, SECOND);
    assertThat(first.log()).doesNotContain("WARN", "ERROR");

    for (var node : List.of(foreign.start(), plain.start())) node.awaitStarted();
    foreign.awaitLog("(certificate_required) Received fatal alert");
    plain.awaitLog("Couldn't join seed nodes");
    for (var node : List.of(first, second)) assertThat(node.members()).containsExactly(FIRST, SECOND);
    for (var node : List.of(foreign, plain)) assertThat(node.members()).isEmpty();
  }

  private X509Certificate authority(String name) {
    return Credentials.certificates(folder.resolve(name).resolve("ca/ca.crt")).getFirst();
  }

  private void make(String name, String... hosts) {
    new Certificates(folder.resolve(name), Duration.ofDays(1)).make(List.of(hosts).stream().map(Host::parse).toList(),
        Renewal.WHEN_NEEDED,
        Instant.now());
  }

  private NodeJvm launch(String host, int port, Map<String, Object> more) throws Exception {
    var settings = new HashMap<>(more);
    settings.put("cluster.host", host);
    settings.put("cluster.port", port);
    settings.put("cluster.seeds", List.of(FIRST + ":" + port, SECOND + ":" + port));
    var node = NodeJvm.launch(folder.resolve("home-" + host), settings);
    nodes.add(node);
    return node;
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(PLAIN))) {
      return socket.getLocalPort();
    }
  }
}
