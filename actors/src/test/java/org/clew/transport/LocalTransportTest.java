package org.clew.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.transport.RemoteFile.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTransportTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path tmp;
  private Transport transport;
  private String base;

  @BeforeEach
  void open() throws IOException {
    base = tmp.toRealPath().toString();
    transport = Transports.installed().open(Computer.localhost(base), AuthInfo.none("localhost"), Doorman.OPEN);
  }

  @Test
  void runsCommandsInTheirFolderWithTheirInput() throws Exception {
    var result = transport.exec(new Command(List.of("bash", "-c", "pwd; cat; echo bad >&2; exit 3"), "hello\n"), base, PATIENCE);
    assertThat(result).isEqualTo(new CommandResult(3, base + "\nhello\n", "bad\n"));
    assertThat(transport.exec(Command.of("cat"), base, PATIENCE).stdout()).isEmpty();
  }

  @Test
  void movesMoreThanAPipeHolds() throws Exception {
    var text = "0123456789abcdef\n".repeat(40_000);
    assertThat(transport.exec(new Command(List.of("cat"), text), base, PATIENCE).stdout()).isEqualTo(text);
    assertThat(transport.exec(new Command(List.of("true"), text), base, PATIENCE).exit()).isZero();
  }

  @Test
  void givesUpOnCommandsThatTakeTooLongOrAreNotThere() {
    assertThatThrownBy(() -> transport.exec(Command.of("sleep", "300"), base, Duration.ofMillis(50)))
        .isInstanceOf(TransportException.class).hasMessage("sleep 300 did not end within 0.05 s");
    assertThatThrownBy(() -> transport.exec(Command.of("no-such-program"), base, PATIENCE))
        .isInstanceOf(TransportException.class).hasMessageContaining("no-such-program");
  }

  @Test
  void interruptionEndsTheCommand() throws Exception {
    var ended = new CompletableFuture<Throwable>();
    var thread = Thread.startVirtualThread(() -> {
      try {
        transport.exec(Command.of("bash", "-c", "echo $$ > pid; exec sleep 300"), base, PATIENCE);
        ended.complete(null);
      } catch (Exception e) {
        ended.complete(e);
      }
    });
    var pid = tmp.resolve("pid");
    Await.until("started", () -> Files.exists(pid) && Files.size(pid) > 1);
    thread.interrupt();
    assertThat(ended.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    var process = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    if (process.isPresent()) process.get().onExit().get(20, TimeUnit.SECONDS);
  }

  @Test
  void globsByNames() throws Exception {
    for (var file : List.of("a/one.dat", "a/two.dat", "b/one.dat", "b/.hidden.dat")) write(file);
    assertThat(transport.glob(base + "/*/one.*")).containsExactly(base + "/a/one.dat", base + "/b/one.dat");
    assertThat(transport.glob(base + "/b/*")).containsExactly(base + "/b/one.dat");
    assertThat(transport.glob(base + "/a/none")).isEmpty();
    assertThat(transport.glob(base + "/a/one.dat/*")).isEmpty();
  }

  @Test
  void tellsWhatIsThere() throws Exception {
    write("a/file");
    transport.symlink("nowhere", base + "/a/link");
    transport.chmod(base + "/a/file", 0750);
    assertThat(transport.attributes(base + "/a/file")).hasValueSatisfying(file -> {
      assertThat(file.kind()).isEqualTo(Kind.FILE);
      assertThat(file.size()).isEqualTo(6);
      assertThat(file.mode()).isEqualTo(0750);
    });
    assertThat(transport.attributes(base + "/a/link")).hasValueSatisfying(link -> assertThat(link.kind()).isEqualTo(Kind.LINK));
    assertThat(transport.attributes(base + "/a/none")).isEmpty();
    assertThat(transport.attributes(base + "/a/file/below")).isEmpty();
    assertThat(transport.list(base + "/a")).extracting(RemoteFile::name).containsExactly("file");
  }

  @Test
  void renamesOnlyToWhereNothingIs() throws Exception {
    write("a/file");
    write("b/file");
    assertThatThrownBy(() -> transport.rename(base + "/a", base + "/b"))
        .isInstanceOfAny(DirectoryNotEmptyException.class, FileAlreadyExistsException.class);
    transport.rename(base + "/a", base + "/c");
    assertThat(transport.read(base + "/c/file")).asString(StandardCharsets.UTF_8).isEqualTo("a/file");
    assertThatThrownBy(() -> transport.read(base + "/a/file")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void copiesAndRemovesTrees() throws Exception {
    write("a/deep/file");
    write("outside/kept");
    transport.symlink(base + "/outside", base + "/a/link");
    transport.copy(base + "/a", base + "/b");
    assertThat(transport.read(base + "/b/deep/file")).asString(StandardCharsets.UTF_8).isEqualTo("a/deep/file");
    transport.remove(base + "/b");
    transport.remove(base + "/b");
    assertThat(transport.attributes(base + "/b")).isEmpty();
    assertThat(transport.attributes(base + "/outside/kept")).isPresent();
  }

  @Test
  void refusesPathsThatAreRelativeOrClimb() {
    assertThatThrownBy(() -> transport.read("etc/passwd")).hasMessageContaining("absolute");
    assertThatThrownBy(() -> transport.remove(base + "/../x")).hasMessageContaining("'..'");
  }

  private void write(String path) throws IOException {
    transport.makeFolders(base + "/" + path.substring(0, path.lastIndexOf('/')));
    transport.write(base + "/" + path, path.getBytes(StandardCharsets.UTF_8));
  }
}
