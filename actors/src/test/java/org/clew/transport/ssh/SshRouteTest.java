package org.clew.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.scheduler.Command;
import org.clew.testbed.Testbed;
import org.clew.testwait.Await;
import org.clew.transport.Doorman;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;
import org.clew.transport.Way;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways to a computer: aliases, through others, by a command; two real servers. */
@ParameterizedClass
@MethodSource("ways")
class SshRouteTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NAME = "ssh-gate";
  private static final int PORT = 2243;
  private static Testbed testbed;
  private static Testbed.Ssh gate;
  private static Testbed.Ssh behind;

  @Parameter Way way;
  @TempDir Path tmp;
  private Path known;

  static List<Way> ways() {
    return Way.remote();
  }

  @BeforeAll
  static void start() throws Exception {
    testbed = Testbed.find();
    behind = Way.server(testbed);
    gate = testbed.sshd(NAME, PORT, Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    if (testbed != null) testbed.sshd(NAME, PORT, "purge");
  }

  @BeforeEach
  void both() throws IOException {
    known = Files.writeString(tmp.resolve("known_hosts"),
        Files.readString(gate.knownHosts()) + Files.readString(behind.knownHosts()));
  }

  @Test
  void anAliasOfTheConfigurationIsEnough() throws Exception {
    var seen = from(Map.of("host", "testbed", "ssh_config", behind.config().toString()));
    assertThat(seen.port()).isEqualTo(String.valueOf(Way.PORT));
    assertThat(seen.peer()).isNotEqualTo("sshd");
  }

  @Test
  void goesThroughAnotherComputerOfTheConfiguration() throws Exception {
    var config = Files.writeString(tmp.resolve("config"), """
        Host far
          HostName 127.0.0.1
          Port %d
          ProxyJump near
        Host near
          HostName 127.0.0.1
          Port %d
        Host *
          User %s
          IdentityFile %s
          IdentitiesOnly yes
          UserKnownHostsFile %s
          GlobalKnownHostsFile /dev/null
        """.formatted(Way.PORT, PORT, gate.user(), gate.key(), known));
    var seen = from(Map.of("host", "far", "ssh_config", config.toString()));
    assertThat(seen).as("the server on the way is the client of the one behind")
        .isEqualTo(new Seen(String.valueOf(Way.PORT), "sshd"));
  }

  @Test
  void goesThroughAnotherComputerThatAParameterNames() throws Exception {
    assertThat(from(parameters(Map.of("proxy_jump", gate.user() + "@127.0.0.1:" + PORT))))
        .isEqualTo(new Seen(String.valueOf(Way.PORT), "sshd"));
  }

  @Test
  void aCommandCanLeadThere() throws Exception {
    var command = "bash -c 'exec 3<>/dev/tcp/%h/%p; cat <&3 & cat >&3'";
    assertThat(from(parameters(Map.of("proxy_command", command)))).isEqualTo(new Seen(String.valueOf(Way.PORT), "cat"));
  }

  @Test
  void theHostKeyOnTheWayIsCheckedToo() throws Exception {
    var parameters = parameters(Map.of("proxy_jump", gate.user() + "@127.0.0.1:" + PORT, "known_hosts",
        behind.knownHosts().toString()));
    assertThatThrownBy(() -> from(parameters)).isInstanceOfSatisfying(TransportException.class,
        e -> assertThat(e.kind()).isEqualTo(Kind.HOST_KEY))
        .hasMessageContaining(String.valueOf(PORT));
  }

  @Test
  void theKeyOfAnAgentIsUsed() throws Exception {
    var socket = Path.of("/tmp", "clew-agent-" + ProcessHandle.current().pid() + way);
    var agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).redirectErrorStream(true)
        .redirectOutput(tmp.resolve("agent").toFile()).start();
    try {
      Await.until("agent", () -> Files.exists(socket));
      var add = new ProcessBuilder("ssh-add", "-q", behind.key().toString());
      add.environment().put("SSH_AUTH_SOCK", socket.toString());
      assertThat(add.start().waitFor()).isZero();
      var config = Files.writeString(tmp.resolve("config"), "Host *\n  IdentityAgent " + socket + "\n");
      var parameters = parameters(Map.of("ssh_config", config.toString(), "allow_agent", true));
      parameters.put("key_filename", "unset");
      assertThat(from(parameters).port()).isEqualTo(String.valueOf(Way.PORT));
      parameters.put("allow_agent", false);
      assertThatThrownBy(() -> from(parameters)).isInstanceOfSatisfying(TransportException.class,
          e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(Kind.AUTHENTICATION));
    } finally {
      agent.destroy();
      Files.deleteIfExists(socket);
    }
  }

  @Test
  void aScriptIsRunBeforeTheConnection() throws Exception {
    var script = Files.writeString(tmp.resolve("script"),
        "#!/bin/sh\necho $CLEW_SSH_HOST >> " + tmp + "/ran\n[ ! -e " + tmp + "/fail ] || { echo no token; exit 1; }\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    from(parameters(Map.of("authentication_script", script.toString())));
    assertThat(tmp.resolve("ran")).hasContent("127.0.0.1");
    Files.createFile(tmp.resolve("fail"));
    assertThatThrownBy(() -> from(parameters(Map.of("authentication_script", script.toString()))))
        .isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION))
        .hasMessageContaining("no token");
  }

  private Map<String, Object> parameters(Map<String, Object> further) {
    var parameters = new HashMap<String, Object>(Map.of("known_hosts", known.toString()));
    parameters.putAll(further);
    return parameters;
  }

  /**
   * Which server was reached, by its port, and which program on this machine is at the other end of its connection.
   */
  private record Seen(String port, String peer) {}

  private Seen from(Map<String, Object> parameters) throws Exception {
    var all = new HashMap<String, Object>(parameters);
    if (all.containsKey("ssh_config") && all.containsKey("host"))
      for (var name : List.of("username", "port", "key_filename")) all.put(name, "unset");
    if (all.containsKey("host")) all.putIfAbsent("known_hosts", known.toString());
    try (var transport = way.transport(behind, all, Doorman.OPEN)) {
      var connection = transport.exec(Command.of("bash", "-c", "echo $SSH_CONNECTION"), "/", PATIENCE).stdout().strip()
          .split(" ");
      return new Seen(connection[3], owner(connection[1]));
    }
  }

  /** See ss(8); root sees all programs. */
  private static String owner(String port) throws IOException {
    var ss = new ProcessBuilder("ss", "-tnpH", "sport = :" + port).start();
    var line = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return line.replaceAll("(?s).*users:\\(\\(\"([^\"]*)\".*", "$1").strip();
  }
}
