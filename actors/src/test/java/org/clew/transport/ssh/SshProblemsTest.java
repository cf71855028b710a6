package org.clew.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.computer.AuthInfo;
import org.clew.transport.Doorman;
import org.clew.transport.TransportParameter;
import org.clew.transport.Transports;
import org.clew.transport.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshProblemsTest {
  @TempDir Path tmp;

  @Test
  void allThatIsWrongIsToldAtOnce() {
    assertThat(SshProblems.of(Map.of("port", "22", "compress", "yes", "passwort", "x", "password", "x", "gss_auth", true)))
        .containsOnlyKeys("port", "compress", "passwort", "password", "gss_auth")
        .hasEntrySatisfying("port", text -> assertThat(text).isEqualTo("must be a whole number, found '22'"))
        .hasEntrySatisfying("gss_auth", text -> assertThat(text).contains("backend openssh"))
        .hasEntrySatisfying("password", text -> assertThat(text).contains("never stored"))
        .hasEntrySatisfying("passwort", text -> assertThat(text).contains("key_filename"));
    assertThat(SshProblems.of(Map.of("port", 70000L, "timeout", 0L, "max_io_allowed", 0L, "key_policy", "maybe", "backend",
        "asyncssh", "proxy_jump", "a b", "proxy_command", "nc", "username", "-l root", "key_filename", tmp + "/none",
        "known_hosts", tmp + "/none")))
        .containsOnlyKeys("port", "timeout", "max_io_allowed", "key_policy", "backend", "proxy_jump", "proxy_command", "username",
            "key_filename", "known_hosts");
    assertThat(SshProblems.of(Map.of("authentication_script", "relative", "ssh_config", tmp + "/none", "idle_timeout", -1L,
        "keepalive", -1L)))
        .containsOnlyKeys("authentication_script", "ssh_config", "idle_timeout", "keepalive");
  }

  @Test
  void goodParametersHaveNoProblems() {
    assertThat(SshProblems.of(Map.of())).isEmpty();
    assertThat(SshProblems.of(Map.of("port", 22L, "timeout", 1.5, "key_policy", "AutoAddPolicy", "backend", "mina", "ssh_config",
        "none", "proxy_jump", "gate"))).isEmpty();
    assertThat(SshParameters.ALL).extracting(TransportParameter::name).doesNotHaveDuplicates()
        .contains("username", "known_hosts", "backend");
  }

  @Test
  void keysWithAPassphraseAreForTheAgent() throws Exception {
    var key = tmp.resolve("key");
    for (var format : new String[] {"RFC4716", "PEM", "PKCS8"}) {
      Files.deleteIfExists(key);
      run("ssh-keygen", "-q", "-t", format.equals("RFC4716") ? "ed25519" : "rsa", "-m", format, "-N", "secret", "-f",
          key.toString());
      assertThat(SshProblems.of(Map.of("key_filename", key.toString()))).as(format)
          .hasEntrySatisfying("key_filename", text -> assertThat(text).contains("ssh-add " + key));
      assertThat(SshProblems.of(Map.of("key_filename", key.toString(), "allow_agent", true))).isEmpty();
      run("ssh-keygen", "-q", "-p", "-P", "secret", "-N", "", "-m", format, "-f", key.toString());
      assertThat(SshProblems.of(Map.of("key_filename", key.toString()))).as(format + " open").isEmpty();
      assertThat(Identities.load(List.of(key)).pairs()).as(format + " loads").hasSize(1);
    }
    assertThat(SshProblems.of(Map.of("key_filename", key + ".pub"))).containsOnlyKeys("key_filename");
  }

  @Test
  void aTransportIsNotOpenedWithWrongParameters() {
    assertThatThrownBy(() -> Transports.installed().open(Way.computer("h"),
        new AuthInfo("machine", Map.of("port", 0L, "timeout", -1L)), Doorman.OPEN))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("port must be").hasMessageContaining("timeout must be")
        .hasMessageContaining("clew computer configure ssh machine");
  }

  private static void run(String... words) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
  }
}
