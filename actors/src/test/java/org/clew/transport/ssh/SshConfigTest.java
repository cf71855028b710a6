package org.clew.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of ssh_config(5), and what parameters say against it. */
class SshConfigTest {
  @TempDir Path tmp;

  @Test
  void theFirstValueCounts() {
    var config = config("""
        # comment
        Port 2200
        Host cluster login-?
          HostName=login.example.org
          User "some user"
          IdentityFile ~/.ssh/first
        Host * !other
          Port 22
          User nobody
          IdentityFile ~/.ssh/second
          ProxyCommand nc -x "a b" %h %p
        Match all
          Compression yes
        Match exec "false"
          Port 1
        Match host other,third
          User matched
        """);
    assertThat(config.about("cluster")).containsEntry("port", List.of("2200"))
        .containsEntry("hostname", List.of("login.example.org"))
        .containsEntry("user", List.of("some user")).containsEntry("identityfile", List.of("~/.ssh/first", "~/.ssh/second"))
        .containsEntry("proxycommand", List.of("nc -x \"a b\" %h %p")).containsEntry("compression", List.of("yes"));
    assertThat(config.about("login-2")).containsEntry("hostname", List.of("login.example.org"));
    assertThat(config.about("login-22")).containsEntry("user", List.of("nobody"));
    assertThat(config.about("other")).containsEntry("user", List.of("matched")).doesNotContainKey("identityfile");
  }

  @Test
  void includesAreReadInTheirPlace() throws IOException {
    Files.createDirectory(tmp.resolve("conf.d"));
    Files.writeString(tmp.resolve("conf.d/a.conf"), "Host cluster\n  Port 1\n");
    Files.writeString(tmp.resolve("conf.d/b.conf"), "Host cluster\n  Port 2\n  User b\n");
    Files.writeString(tmp.resolve("config"), "Include " + tmp + "/conf.d/*.conf\nHost *\n  User c\n");
    var config = SshConfigFiles.read(new SshSettings(Map.of("ssh_config", tmp.resolve("config").toString())));
    assertThat(config.about("cluster")).containsEntry("port", List.of("1")).containsEntry("user", List.of("b"));
    assertThat(config.about("x")).containsEntry("user", List.of("c"));
  }

  @Test
  void parametersCountMoreThanTheConfiguration() throws IOException {
    var key = Files.writeString(tmp.resolve("key"), "x");
    var text = "Host cluster\n  HostName h.example.org\n  Port 7\n  User conf\n  ProxyJump a@gate:5,second\n  IdentityFile " + key
        + "\nHost second\n  User s\n";
    var hops = route(text, Map.of("host", "cluster", "look_for_keys", false));
    assertThat(hops).extracting(Hop::host).containsExactly("gate", "second", "h.example.org");
    assertThat(hops).extracting(Hop::user).containsExactly("a", "s", "conf");
    assertThat(hops).extracting(Hop::port).containsExactly(5, 22, 7);
    assertThat(hops.getLast().keys()).containsExactly(key);
    var said = route(text, Map.of("host", "cluster", "username", "u", "port", 9L, "proxy_command", "nc %h %p as %r %%"));
    assertThat(said).extracting(Hop::user).containsExactly("u");
    assertThat(said.getFirst().port()).isEqualTo(9);
    assertThat(said.getFirst().proxyCommand()).contains("nc h.example.org 9 as u %");
    assertThat(route(text, Map.of("host", "cluster", "proxy_jump", "none"))).hasSize(1);
  }

  @Test
  void aNamedFileOfKnownHostsStandsAlone() {
    var named = tmp.resolve("known");
    assertThat(route("", Map.of("known_hosts", named.toString())).getFirst().knownHosts()).containsExactly(named);
    assertThat(route("", Map.of("known_hosts", named.toString(), "load_system_host_keys", true)).getFirst().knownHosts())
        .hasSize(3);
    assertThat(route("", Map.of()).getFirst().knownHosts()).hasSize(2);
  }

  @Test
  void waysAreWrittenInOneForm() {
    assertThat(Jump.parse("user@host:22, other ,ssh://x@y:1/"))
        .contains(List.of(new Jump(Optional.of("user"), "host", Optional.of(22)),
        new Jump(Optional.empty(), "other", Optional.empty()), new Jump(Optional.of("x"), "y", Optional.of(1))));
    assertThat(Jump.parse("[::1]:22")).contains(List.of(new Jump(Optional.empty(), "::1", Optional.of(22))));
    for (var wrong : List.of("", "a b", "-oProxyCommand=x", "a,,b", "a:b", "a:1234567"))
      assertThat(Jump.parse(wrong)).as(wrong).isEmpty();
  }

  private static List<Hop> route(String config, Map<String, Object> parameters) {
    return Hop.route("given.example.org", new SshSettings(new HashMap<>(parameters)), config(config));
  }

  private static SshConfig config(String text) {
    return SshConfig.of(text.lines().map(SshConfig::line).flatMap(Optional::stream).toList());
  }
}
