package org.clew.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clew.cluster.health.HealthPaths;
import org.clew.cluster.tls.Certificates;
import org.clew.testdb.Beside;
import org.clew.testwait.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that systemd and the container start, with certificates, seeds and probes. */
@Beside
class DeployedNodeTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  @TempDir Path folder;

  @Test void aNodeStartsBecomesReadyAndEndsInOrder() throws Exception {
    int port = freePort();
    int health = freePort();
    var node = start(Map.of("CLEW_CLUSTER_PORT", "" + port, "CLEW_CLUSTER_SEEDS", "127.0.0.1:" + port,
        "CLEW_CLUSTER_REQUIRED_CONTACT_POINTS",
        "1", "CLEW_CLUSTER_TLS_DIRECTORY", certificate().toString(), "CLEW_CLUSTER_HEALTH_ADDRESS", "127.0.0.1:" + health));
    try {
      Await.until(() -> "ready: " + said(), () -> status(health, HealthPaths.READY) == 200 || !node.isAlive(), LIMIT);
      assertThat(status(health, HealthPaths.LIVE)).isEqualTo(200);
      Await.until(() -> "nodes/1.json: " + said(), () -> Files.exists(folder.resolve("home/nodes/1.json")), LIMIT);
      node.destroy();
      assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(node.exitValue()).isIn(0, 143);
      assertThat(folder.resolve("home/nodes/1.json")).doesNotExist();
    } finally {
      node.destroyForcibly();
    }
  }

  @Test void anOpenNetworkIsRefusedWithOneSentence() throws Exception {
    var node = start(Map.of("CLEW_CLUSTER_HOST", "n1", "CLEW_CLUSTER_SEEDS", "n1:25520"));
    assertThat(node.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(node.exitValue()).isEqualTo(1);
    assertThat(said()).startsWith("clew daemon: Whoever reaches n1 could command this node: make certificates").hasLineCount(1);
  }

  private Process start(Map<String, String> settings) throws IOException {
    var builder = new ProcessBuilder(Deploy.ROOT.resolve("clew-node").toString()).redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile());
    builder.environment().putAll(settings);
    builder.environment().putAll(Map.of("CLEW_HOME", folder.resolve("home").toString(), "JAVA_HOME",
        System.getProperty("java.home"), "CLEW_LIB",
        jars().toString(), "CLEW_JVM", "-Xmx256m -XX:TieredStopAtLevel=1"));
    return builder.start();
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Path certificate() {
    return new Certificates(folder.resolve("certificates"), Duration.ofDays(1))
        .make(List.of(Certificates.Host.parse("127.0.0.1")),
        Certificates.Renewal.WHEN_NEEDED, Instant.now()).getFirst().directory();
  }

  /** A folder with one jar that names the class path of this test. */
  private Path jars() throws IOException {
    var lib = Files.createDirectories(folder.resolve("lib"));
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, Stream.of(System.getProperty("java.class.path")
        .split(File.pathSeparator))
        .map(entry -> Path.of(entry).toUri().toString()).collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(lib.resolve("all.jar")), manifest).close();
    return lib;
  }

  private static int status(int port, String path) {
    try {
      var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(2000);
      connection.setReadTimeout(5000);
      return connection.getResponseCode();
    } catch (IOException _) {
      return 0;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
