package org.clew.cluster;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.clew.testdb.Beside;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three JVMs that start at once and find each other by DNS make one cluster. More rounds: {@code -Dclew.test.rounds=20}. */
@Beside
class FormationTest {
  private static final String[] HOSTS = {"127.0.0.1", "127.0.0.2", "127.0.0.3"};
  private static final int ROUNDS = Integer.getInteger("clew.test.rounds", 2);

  @TempDir private static Path folder;
  private static final List<NodeJvm> NODES = new ArrayList<>();
  private static Dnsmasq dns;
  private final Random random = new Random();

  @BeforeAll static void launch() throws Exception {
    dns = Dnsmasq.start(folder);
    var port = freePort();
    for (var host : HOSTS) {
      NODES.add(NodeJvm.launch(folder.resolve(host), Map.of("cluster.host", host, "cluster.port", port, "cluster.dns_name",
          "nodes.test",
          "cluster.dns_server", dns.address().toString())));
    }
  }

  @AfterAll static void close() throws Exception {
    for (var node : NODES) node.close();
    if (dns != null) dns.close();
  }

  @Test void nodesThatStartAtOnceMakeOneCluster() throws Exception {
    dns.set("nodes.test", List.of(HOSTS));
    for (int round = 0; round < ROUNDS; round++) {
      var order = new ArrayList<>(NODES);
      Collections.shuffle(order, random);
      for (var node : order) node.start();
      oneCluster();
      NodeJvm.stopAll(NODES);
    }
  }

  @Test void recordsThatAppearOneAfterTheOtherMakeOneClusterToo() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var known = new ArrayList<String>();
      dns.set("nodes.test", known);
      for (var node : NODES) node.start();
      var order = new ArrayList<>(List.of(HOSTS));
      Collections.shuffle(order, random);
      for (var host : order) {
        known.add(host);
        dns.set("nodes.test", known);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1500)); // the moments are what is tried
      }
      oneCluster();
      NodeJvm.stopAll(NODES);
    }
  }

  private static void oneCluster() throws InterruptedException {
    for (var node : NODES) node.awaitStarted();
    for (var node : NODES) node.awaitMembers(HOSTS);
  }

  /** Free at one address is taken for free at all. */
  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOSTS[2]))) {
      return socket.getLocalPort();
    }
  }
}
