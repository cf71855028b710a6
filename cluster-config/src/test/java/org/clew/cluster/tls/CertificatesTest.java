package org.clew.cluster.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.clew.cluster.ClusterException;
import org.clew.cluster.tls.Certificates.Done;
import org.clew.cluster.tls.Certificates.Host;
import org.clew.cluster.tls.Certificates.Renewal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Duration TWO_YEARS = Duration.ofDays(730);
  @TempDir Path folder;

  private List<Certificates.Result> make(Renewal renewal, Instant now, String... hosts) {
    return new Certificates(folder, TWO_YEARS).make(List.of(hosts).stream().map(Host::parse).toList(), renewal, now);
  }

  @Test void makesAnAuthorityAndForEachHostWhatIsCopiedThere() throws Exception {
    var made = make(Renewal.WHEN_NEEDED, NOW, "n1.example.org+10.0.0.1", "*.nodes.clew.svc", "fd00::1");
    assertThat(made).extracting(Certificates.Result::done).containsOnly(Done.MADE);
    assertThat(made).extracting(Certificates.Result::end).containsOnly(NOW.plus(TWO_YEARS));
    assertThat(made).extracting(result -> result.directory().getFileName().toString())
        .containsExactly("n1.example.org", "_.nodes.clew.svc", "fd00-0-0-0-0-0-0-1");
    var credentials = Credentials.read(made.getFirst().directory());
    assertThat(credentials.names()).containsExactly("n1.example.org", "10.0.0.1");
    assertThat(credentials.names("10.0.0.1")).isTrue();
    assertThat(credentials.names("n2.example.org")).isFalse();
    assertThat(Credentials.read(made.get(1).directory()).names("clew-0.nodes.clew.svc")).isTrue();
    assertThat(Credentials.read(made.get(1).directory()).names("a.b.nodes.clew.svc")).isFalse();
    assertThat(Credentials.read(made.get(2).directory()).names("fd00:0:0:0:0:0:0:1")).isTrue();
    assertThat(made.getFirst().directory()).isDirectoryContaining("glob:**/tls.key").isDirectoryNotContaining("glob:**/ca.key");
  }

  @Test void onlyTheOwnerReadsKeys() throws Exception {
    make(Renewal.WHEN_NEEDED, NOW, "n1");
    for (var file : List.of("ca/ca.key", "ca/ca.crt", "n1/tls.key", "n1/tls.crt")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)))).isEqualTo("rw-------");
    }
    for (var directory : List.of("ca", "n1")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(directory)))).isEqualTo("rwx------");
    }
  }

  @Test void keepsWhatIsGoodAndRenewsWhatEndsSoonOrIsForOtherNames() throws Exception {
    make(Renewal.WHEN_NEEDED, NOW, "n1");
    var authority = Files.readString(folder.resolve("ca/ca.crt"));
    assertThat(make(Renewal.WHEN_NEEDED, NOW.plus(Duration.ofDays(600)), "n1")).extracting(Certificates.Result::done)
        .containsExactly(Done.KEPT);
    assertThat(make(Renewal.WHEN_NEEDED, NOW.plus(Duration.ofDays(701)), "n1")).extracting(Certificates.Result::done)
        .containsExactly(Done.RENEWED);
    assertThat(make(Renewal.WHEN_NEEDED, NOW, "n1+10.0.0.1")).extracting(Certificates.Result::done).containsExactly(Done.RENEWED);
    assertThat(make(Renewal.ALWAYS, NOW, "n1+10.0.0.1", "n2")).extracting(Certificates.Result::done)
        .containsExactly(Done.RENEWED, Done.MADE);
    assertThat(folder.resolve("ca/ca.crt")).hasContent(authority);
  }

  @Test void noCertificateOutlivesItsAuthority() {
    var made = make(Renewal.WHEN_NEEDED, NOW, "n1");
    var late = NOW.plus(Duration.ofDays(3400));
    var last = make(Renewal.WHEN_NEEDED, late, "n1").getFirst();
    assertThat(last.end()).isBefore(late.plus(TWO_YEARS)).isAfter(made.getFirst().end());
    assertThatThrownBy(() -> make(Renewal.WHEN_NEEDED, NOW.plus(Duration.ofDays(3640)), "n1"))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("The authority in " + folder.resolve("ca") + " ends at");
  }

  @Test void refusesWhatIsNoName() {
    for (var bad : List.of("", "n1 n2", "n1++n2", "https://n1", "*")) {
      assertThatThrownBy(() -> make(Renewal.WHEN_NEEDED, NOW, bad)).as(bad).isInstanceOf(ClusterException.class)
          .hasMessageContaining("is neither a host name nor an address");
    }
    assertThat(folder.resolve("ca")).doesNotExist();
  }

  @Test void settingsTellWhatIsWrongWithTheFiles() throws Exception {
    make(Renewal.WHEN_NEEDED, NOW, "n1", "n2");
    var n1 = folder.resolve("n1");
    assertThat(new TlsSettings(n1, true).overrides("n1").getString("pekko.remote.artery.transport")).isEqualTo("tls-tcp");
    assertThatThrownBy(() -> new TlsSettings(n1, true).overrides("10.0.0.9")).hasMessage("The certificate in " + n1
        + " is for [n1], not for 10.0.0.9: make one with 'clew cluster certificates --host 10.0.0.9'.");
    assertThat(new TlsSettings(n1, false).overrides("10.0.0.9").getBoolean("clew.cluster.tls.verify-host")).isFalse();
    assertThatThrownBy(() -> Credentials.read(n1).checkValid(NOW.plus(Duration.ofDays(731))))
        .hasMessageContaining("expired at " + NOW.plus(TWO_YEARS));
    assertThatThrownBy(() -> Credentials.read(n1).checkValid(NOW.minus(Duration.ofDays(1))))
        .hasMessageContaining("set the clock");

    assertThatThrownBy(() -> new TlsSettings(folder.resolve("n3"), true).overrides("n3")).hasMessage("There is no "
        + folder.resolve("n3/tls.key") + ": make it with 'clew cluster certificates', or correct cluster.tls.directory.");
    Files.copy(folder.resolve("n2/tls.key"), n1.resolve("tls.key"), StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> new TlsSettings(n1, true).overrides("n1")).hasMessageContaining("do not belong together");
    Files.writeString(folder.resolve("n2/ca.crt"), "nothing");
    assertThatThrownBy(() -> new TlsSettings(folder.resolve("n2"), true).overrides("n2")).hasMessageContaining("ca.crt holds no");
  }

  @Test void aNodeOfAnotherAuthorityIsToldSo() throws Exception {
    make(Renewal.WHEN_NEEDED, NOW, "n1");
    var foreign = Authority.create(NOW);
    SecretFiles.write(folder.resolve("n1/ca.crt"), foreign.certificate());
    assertThatThrownBy(() -> Credentials.read(folder.resolve("n1")))
        .hasMessageContaining("is not signed by the authority in ca.crt");
    SecretFiles.write(folder.resolve("n1/ca.crt"), foreign.certificate(), Authority.at(folder.resolve("ca"), NOW).certificate());
    assertThat(Credentials.read(folder.resolve("n1")).trusted()).hasSize(2);
  }
}
