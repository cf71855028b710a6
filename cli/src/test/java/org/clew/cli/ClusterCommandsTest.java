package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.cluster.ClusterSettings;
import org.clew.cluster.HostPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterCommandsTest {
  @TempDir Path home;

  private Said clew(String... arguments) {
    return new Clew(home).run(arguments);
  }

  @Test void certificatesAreMadeKeptAndRenewed() {
    var made = clew("cluster", "certificates", "--host", "n1+10.0.0.1,n2", "--json").ok();
    assertThat(made.json()).containsEntry("authority", home.resolve("certificates/ca").toString());
    assertThat(made.list("hosts")).extracting(host -> host.get("certificate")).containsExactly("made", "made");
    assertThat(made.list("hosts").getFirst()).containsEntry("names", List.of("n1", "10.0.0.1"))
        .containsEntry("directory", home.resolve("certificates/n1").toString()).containsKey("expires");

    var again = clew("cluster", "certificates", "--host", "n1+10.0.0.1", "--host", "n3").ok();
    assertThat(again.out()).containsPattern("n1, 10.0.0.1 +kept +\\d{4}-\\d\\d-\\d\\d ").containsPattern("n3 +made ");
    assertThat(again.err()).contains("whoever has it can make nodes");
    assertThat(clew("cluster", "certificates", "--host", "n3", "--renew", "--days", "90").ok().out())
        .containsPattern("n3 +renewed ");
  }

  @Test void whatCannotBeMadeIsRefusedWithOneSentence() throws Exception {
    assertThat(clew("cluster", "certificates").refusal(2)).contains("--host");
    assertThat(clew("cluster", "certificates", "--host", "n1", "--days", "0").refusal(2)).contains("--days must be 1 to 3650");
    assertThat(clew("cluster", "certificates", "--host", "https://n1").refusal(1)).contains("neither a host name nor an address");
    Files.writeString(home.resolve("file"), "");
    assertThat(clew("cluster", "certificates", "--host", "n1", "--out", home.resolve("file").toString()).refusal(1))
        .contains("cannot be written", "--out").hasLineCount(1);
  }

  @Test void settingsOfTheClusterAreCheckedAndReachTheEngine() throws Exception {
    for (var setting : Map.of("cluster.host", "N1.Example.org", "cluster.port", "25520", "cluster.seeds",
        "n2:25520,n1.example.org:25520",
        "cluster.required_contact_points", "1", "cluster.tls.verify_host", "false", "cluster.insecure", "true",
            "cluster.health_address",
        "0.0.0.0:8558", "cluster.tls.directory", home.toString()).entrySet()) {
      clew("config", "set", setting.getKey(), setting.getValue()).ok();
    }
    assertThat(clew("config", "list", "--json").json()).containsEntry("cluster.seeds",
        List.of("n2:25520", "n1.example.org:25520"))
        .containsEntry("cluster.dns_name", "").containsEntry("cluster.insecure", true).containsEntry("cluster.port", 25520L);
    var settings = ClusterSettings.of(home, Map.of());
    assertThat(settings.self()).isEqualTo(new HostPort("n1.example.org", 25520));
    assertThat(settings.seeds()).hasSize(2);
    assertThat(settings.tlsDirectory()).contains(home);
    assertThat(settings.verifyHost()).isFalse();
    assertThat(settings.health()).contains(new HostPort("0.0.0.0", 8558));
  }

  @Test void wrongValuesAreRefused() {
    for (var wrong : List.of(List.of("cluster.port", "70000", "a port from 0 to 65535"),
        List.of("cluster.seeds", "n1", "host:port for each node"),
        List.of("cluster.host", "a b", "a host name or an address"), List.of("cluster.insecure", "yes", "true or false"),
        List.of("cluster.required_contact_points", "0", "a whole number of 1 or more"),
            List.of("cluster.tls.directory", "/nowhere", "a folder"),
        List.of("cluster.health_address", "8558", "host:port"))) {
      assertThat(clew("config", "set", wrong.getFirst(), wrong.get(1)).refusal(2)).contains(wrong.getFirst(), wrong.getLast());
    }
    assertThat(home.resolve("config.json")).doesNotExist();
  }
}
