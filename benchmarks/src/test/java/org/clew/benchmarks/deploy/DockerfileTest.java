package org.clew.benchmarks.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image: built and run where a Docker engine answers; everywhere, its layout is made of what the build has left, and started.
 */
class DockerfileTest {
  private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
  private static final Path DOCKERFILE = REPOSITORY.resolve("cluster-config/deploy/docker/Dockerfile");
  private static final Pattern COPIED = Pattern.compile("(?m)^ && cp (.+) (/\\S+)/(?: \\\\)?$");
  private static final Pattern FROM_BUILD = Pattern.compile("(?m)^COPY --from=build (/\\S+) (/\\S+)$");
  private static final Pattern ENTRY = Pattern.compile("(?m)^ENTRYPOINT \\[\"(/\\S+)\"\\]$");
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path root;

  @Test void whatIsCopiedIsThereAndTheEntryPointStartsANode() throws Exception {
    var text = Files.readString(DOCKERFILE);
    var copies = COPIED.matcher(text);
    int commands = 0;
    for (; copies.find(); commands++) copy(List.of(copies.group(1).split(" ")), inRoot(copies.group(2)));
    assertThat(commands).isEqualTo(2);
    var staged = FROM_BUILD.matcher(text);
    assertThat(staged.find()).isTrue();
    assertThat(staged.group(1)).as("at the same place in both stages").isEqualTo(staged.group(2));
    assertThat(inRoot(staged.group(1)).resolve("lib")).isNotEmptyDirectory();
    var entry = ENTRY.matcher(text);
    assertThat(entry.find()).isTrue();
    int health = freePort();
    var command = new ProcessBuilder(inRoot(entry.group(1)).toString());
    command.environment().putAll(settings(health));
    command.environment()
        .putAll(Map.of("CLEW_HOME", inRoot("/var/lib/clew").toString(), "JAVA_HOME", System.getProperty("java.home")));
    becomesReady(command, health);
  }

  @Test void dockerBuildsAndRunsIt() throws Exception {
    assumeTrue(run("docker", "info"), "no Docker engine answers");
    assertThat(run("docker", "build", "-f", DOCKERFILE.toString(), "-t", "clew:test", REPOSITORY.toString())).as("docker build")
        .isTrue();
    int health = freePort();
    var command = new ArrayList<>(List.of("docker", "run", "--rm", "--network", "host"));
    settings(health).forEach((name, value) -> command.addAll(List.of("-e", name + "=" + value)));
    command.add("clew:test");
    becomesReady(new ProcessBuilder(command), health);
  }

  private static Map<String, String> settings(int health) throws IOException {
    int port = freePort();
    return Map.of("CLEW_CLUSTER_PORT", String.valueOf(port), "CLEW_CLUSTER_SEEDS", "127.0.0.1:" + port,
        "CLEW_CLUSTER_REQUIRED_CONTACT_POINTS", "1", "CLEW_CLUSTER_HEALTH_ADDRESS", "127.0.0.1:" + health, "CLEW_JVM",
        "-Xmx512m -XX:TieredStopAtLevel=1");
  }

  private void becomesReady(ProcessBuilder command, int health) throws Exception {
    var said = root.resolve("said");
    var node = command.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      var deadline = System.nanoTime() + LIMIT.toNanos();
      while (!isReady(health)) {
        assertThat(node.isAlive() && System.nanoTime() < deadline).as("ready; it said: " + Files.readString(said)).isTrue();
        TimeUnit.MILLISECONDS.sleep(50);
      }
      node.destroy();
      assertThat(node.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("it ends when asked to").isTrue();
    } finally {
      node.destroyForcibly();
    }
  }

  /** As cp does, with the names that the shell would find. */
  private void copy(List<String> patterns, Path target) throws IOException {
    Files.createDirectories(target);
    for (var pattern : patterns) {
      var found = found(pattern);
      if (found.isEmpty() && !Files.exists(REPOSITORY.resolve("examples/target/dist/lib"))) needsBuild();
      assertThat(found).as(pattern + " of the Dockerfile, after the build").isNotEmpty();
      for (var file : found) Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static List<Path> found(String pattern) throws IOException {
    var path = REPOSITORY.resolve(pattern);
    if (!Files.isDirectory(path.getParent())) return List.of();
    try (var files = Files.newDirectoryStream(path.getParent(), path.getFileName().toString())) {
      var found = new ArrayList<Path>();
      files.forEach(found::add);
      return found;
    }
  }

  private static void needsBuild() {
    if ("true".equals(System.getenv("CI"))) fail("examples is not packaged");
    assumeTrue(false, "examples is not packaged");
  }

  private Path inRoot(String path) {
    return root.resolve(path.substring(1));
  }

  private static boolean isReady(int port) {
    try {
      var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/v1/ready").toURL()
          .openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(2000);
      connection.setReadTimeout(5000);
      return connection.getResponseCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
          .waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
