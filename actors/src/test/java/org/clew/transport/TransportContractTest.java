package org.clew.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clew.data.Blob;
import org.clew.data.InMemoryBlob;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.transport.RemoteFile.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every transport does alike. */
@ParameterizedClass
@EnumSource(Way.class)
class TransportContractTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String UNUSUAL = "ä ö'\"$x\\ *;&\t-.dat";

  private static Way.Opened opened;

  @Parameter Way way;
  @TempDir Path tmp;
  private Transport transport;
  private String base;

  @BeforeParameterizedClassInvocation
  static void connect(Way way) throws Exception {
    opened = way.open();
  }

  @AfterParameterizedClassInvocation
  static void disconnect() throws Exception {
    if (opened != null) opened.close();
    opened = null;
  }

  @BeforeEach
  void folder() throws IOException {
    transport = opened.transport();
    base = opened.base() + "/work";
    transport.makeFolders(base);
  }

  @AfterEach
  void clean() throws IOException {
    transport.remove(base);
  }

  @Test
  void runsCommandsInTheirFolderWithTheirInput() throws Exception {
    var result = transport.exec(new Command(List.of("bash", "-c", "pwd; cat; echo bad äöü >&2; exit 3"), "hello €\n"), base, PATIENCE);
    assertThat(result).isEqualTo(new CommandResult(3, base + "\nhello €\n", "bad äöü\n"));
    assertThat(transport.exec(Command.of("cat"), base, PATIENCE).stdout()).isEmpty();
  }

  @Test
  void wordsArriveAsTheyAre() throws Exception {
    var words = List.of("printf", "%s|", "a b", "", "'", "\"$HOME\"", "`id`", "line\nbreak", "*", "\\", "~", "äöü€", "!x", "-n");
    assertThat(transport.exec(new Command(words, ""), base, PATIENCE).stdout())
        .isEqualTo(String.join("|", words.subList(2, words.size())) + "|");
  }

  @Test
  void exitStatusAndSignalsAreTold() throws Exception {
    assertThat(transport.exec(Command.of("bash", "-c", "exit 255"), base, PATIENCE).exit()).isEqualTo(255);
    assertThat(transport.exec(Command.of("bash", "-c", "kill -TERM $$"), base, PATIENCE).exit()).isNotZero();
    assertThat(transport.exec(Command.of("true"), base, PATIENCE)).isEqualTo(new CommandResult(0, "", ""));
  }

  @Test
  void movesMoreThanAPipeHolds() throws Exception {
    var text = "0123456789abcdef\n".repeat(200_000);
    assertThat(transport.exec(new Command(List.of("cat"), text), base, PATIENCE).stdout()).isEqualTo(text);
    assertThat(transport.exec(new Command(List.of("true"), text), base, PATIENCE).exit()).isZero();
  }

  @Test
  void givesUpOnCommandsThatTakeTooLong() throws Exception {
    assertThatThrownBy(() -> transport.exec(Command.of("bash", "-c", "echo $$ > pid; exec sleep 300"), base, Duration.ofSeconds(1)))
        .isInstanceOf(TransportException.class).hasMessageContaining("did not end within 1.0 s");
    gone(base + "/pid");
  }

  @Test
  void tellsWhatCouldNotBeStarted() {
    assertThatThrownBy(() -> transport.exec(Command.of("no-such-program"), base, PATIENCE))
        .isInstanceOf(TransportException.class).hasMessageContaining("no-such-program");
    assertThatThrownBy(() -> transport.exec(Command.of("true"), base + "/none", PATIENCE))
        .isInstanceOf(TransportException.class).hasMessageContaining(base + "/none");
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
    Await.until("started", () -> transport.attributes(base + "/pid").filter(file -> file.size() > 1).isPresent());
    thread.interrupt();
    assertThat(ended.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    gone(base + "/pid");
  }

  private void gone(String pidFile) throws Exception {
    var pid = new String(transport.read(pidFile), StandardCharsets.UTF_8).strip();
    assertThat(pid).matches("\\d+");
    Await.until("process " + pid + " is gone", () -> transport.exec(Command.of("bash", "-c", "kill -0 " + pid), base, PATIENCE).exit() != 0);
  }

  @Test
  void knowsWhoItIs() throws Exception {
    assertThat(transport.whoami()).isEqualTo(transport.exec(Command.of("whoami"), base, PATIENCE).stdout().strip());
    assertThat(transport.noise()).isEmpty();
  }

  @Test
  void writesAndReadsFilesOfAnyName() throws Exception {
    var content = new byte[100_000];
    for (int i = 0; i < content.length; i++) content[i] = (byte) (i * 31);
    var path = base + "/" + UNUSUAL;
    transport.write(path, content);
    assertThat(transport.read(path)).isEqualTo(content);
    transport.write(path, "short".getBytes(StandardCharsets.UTF_8));
    assertThat(transport.read(path)).asString(StandardCharsets.UTF_8).isEqualTo("short");
    assertThat(transport.list(base)).extracting(RemoteFile::name).containsExactly(UNUSUAL);
    assertThat(transport.hash(path)).isEqualTo(InMemoryBlob.sha256Of("short".getBytes(StandardCharsets.UTF_8)));
    transport.write(path, new byte[0]);
    assertThat(transport.read(path)).isEmpty();
  }

  @Test
  void missingFilesAreToldAsSuch() {
    assertThatThrownBy(() -> transport.read(base + "/none")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> transport.list(base + "/none")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> transport.write(base + "/none/file", new byte[1])).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> transport.get(base + "/none", tmp.resolve("x"))).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> transport.lend(base + "/none", Files::size)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> transport.hash(base + "/none")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> transport.put(tmp.resolve("none"), base + "/x")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void tellsWhatIsThere() throws Exception {
    write("a/file");
    write("a/folder/inner");
    transport.symlink("nowhere", base + "/a/broken");
    transport.symlink("file", base + "/a/link");
    transport.symlink("folder", base + "/a/folderlink");
    transport.chmod(base + "/a/file", 0750);
    assertThat(transport.attributes(base + "/a/file")).hasValueSatisfying(file -> {
      assertThat(file.kind()).isEqualTo(Kind.FILE);
      assertThat(file.size()).isEqualTo(6);
      assertThat(file.mode()).isEqualTo(0750);
      assertThat(Duration.between(file.modified(), Instant.now())).isLessThan(Duration.ofMinutes(2));
    });
    assertThat(transport.attributes(base + "/a/link")).hasValueSatisfying(link -> assertThat(link.kind()).isEqualTo(Kind.LINK));
    assertThat(transport.attributes(base + "/a/none")).isEmpty();
    assertThat(transport.attributes(base + "/a/file/below")).isEmpty();
    assertThat(transport.list(base + "/a")).extracting(RemoteFile::name).containsExactly("file", "folder", "folderlink", "link");
    assertThat(transport.list(base + "/a")).extracting(RemoteFile::kind).containsExactly(Kind.FILE, Kind.FOLDER, Kind.LINK, Kind.FILE);
    assertThat(transport.list(base + "/a").getLast().size()).isEqualTo(6);
    assertThatThrownBy(() -> transport.symlink("x", base + "/a/file")).isInstanceOf(FileAlreadyExistsException.class);
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
  void copiesAndRemovesOnTheComputer() throws Exception {
    write("a/deep/file");
    write("outside/kept");
    transport.symlink(base + "/outside", base + "/a/link");
    transport.copy(base + "/a", base + "/b");
    transport.copy(base + "/a", base + "/c", Links.FOLLOW);
    transport.copy(base + "/a/deep/file", base + "/d");
    assertThat(transport.read(base + "/b/deep/file")).asString(StandardCharsets.UTF_8).isEqualTo("a/deep/file");
    assertThat(transport.read(base + "/d")).asString(StandardCharsets.UTF_8).isEqualTo("a/deep/file");
    assertThat(transport.attributes(base + "/b/link")).map(RemoteFile::kind).contains(Kind.LINK);
    assertThat(transport.attributes(base + "/c/link")).map(RemoteFile::kind).contains(Kind.FOLDER);
    assertThat(transport.read(base + "/c/link/kept")).asString(StandardCharsets.UTF_8).isEqualTo("outside/kept");
    transport.remove(base + "/b");
    transport.remove(base + "/b");
    assertThat(transport.attributes(base + "/b")).isEmpty();
    assertThat(transport.attributes(base + "/outside/kept")).isPresent();
    assertThatThrownBy(() -> transport.copy(base + "/none", base + "/x")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void treesGoThereAndBack() throws Exception {
    var local = Files.createDirectories(tmp.resolve("tree/sub/empty")).getParent().getParent();
    Files.writeString(local.resolve("run.sh"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(local.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-x---"));
    Files.writeString(local.resolve("sub/" + UNUSUAL), "äöü");
    Files.writeString(local.resolve("sub/" + "long".repeat(50)), "x");
    Files.createSymbolicLink(local.resolve("sub/link"), Path.of("../run.sh"));
    transport.put(local, base + "/there");
    assertThat(transport.attributes(base + "/there/run.sh").orElseThrow().mode()).isEqualTo(0750);
    assertThat(transport.attributes(base + "/there/sub/empty")).map(RemoteFile::kind).contains(Kind.FOLDER);
    assertThat(transport.attributes(base + "/there/sub/link")).map(RemoteFile::kind).contains(Kind.LINK);
    transport.get(base + "/there", tmp.resolve("back"));
    assertThat(tmp.resolve("back/sub/" + UNUSUAL)).hasContent("äöü");
    assertThat(Files.isExecutable(tmp.resolve("back/run.sh"))).isTrue();
    assertThat(Files.readSymbolicLink(tmp.resolve("back/sub/link"))).isEqualTo(Path.of("../run.sh"));
    try (var all = Files.walk(tmp.resolve("back"))) {
      assertThat(all.map(path -> tmp.resolve("back").relativize(path).toString())).containsExactlyInAnyOrder("", "run.sh", "sub", "sub/empty",
          "sub/link", "sub/" + UNUSUAL, "sub/" + "long".repeat(50));
    }
  }

  @Test
  void linksOutOfATreeAreRefusedOrFollowed() throws Exception {
    write("secret");
    write("tree/file");
    transport.symlink(base + "/secret", base + "/tree/out");
    assertThatThrownBy(() -> transport.getTree(base + "/tree", tmp.resolve("kept"), Links.KEEP, Progress.NONE))
        .isInstanceOf(TransportException.class).hasMessageContaining("outside");
    assertThat(Files.exists(tmp.resolve("kept/out"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    transport.getTree(base + "/tree", tmp.resolve("followed"), Links.FOLLOW, Progress.NONE);
    assertThat(tmp.resolve("followed/out")).isRegularFile().hasContent("secret");
  }

  @Test
  void filesGoThereAndBackWithTheirMode() throws Exception {
    var local = Files.writeString(tmp.resolve("program"), "echo hi\n");
    Files.setPosixFilePermissions(local, PosixFilePermissions.fromString("rwx------"));
    var heard = new long[2];
    transport.put(local, base + "/program", (bytes, total) -> {
      heard[0] = bytes;
      heard[1] = total;
    });
    assertThat(heard).containsExactly(8, 8);
    assertThat(transport.attributes(base + "/program").orElseThrow().mode()).isEqualTo(0700);
    transport.get(base + "/program", tmp.resolve("back"));
    assertThat(tmp.resolve("back")).hasContent("echo hi\n");
    assertThat(Files.isExecutable(tmp.resolve("back"))).isTrue();
    assertThat(transport.<String>lend(base + "/program", Files::readString)).isEqualTo("echo hi\n");
    assertThat(transport.list(base)).extracting(RemoteFile::name).containsExactly("program");
  }

  @Test
  void manyContentsAreWrittenAtOnce() throws Exception {
    transport.write(base + "/job", Map.<String, Blob>of("input.txt", new InMemoryBlob("in"), ".clew/deep/" + UNUSUAL, new InMemoryBlob("x"),
        "empty", new InMemoryBlob("")));
    assertThat(transport.read(base + "/job/.clew/deep/" + UNUSUAL)).asString(StandardCharsets.UTF_8).isEqualTo("x");
    assertThat(transport.list(base + "/job")).extracting(RemoteFile::name).containsExactly(".clew", "empty", "input.txt");
    transport.write(base + "/job", Map.of("input.txt", new InMemoryBlob("again")));
    assertThat(transport.read(base + "/job/input.txt")).asString(StandardCharsets.UTF_8).isEqualTo("again");
    assertThatThrownBy(() -> transport.write(base + "/job", Map.of("../out", new InMemoryBlob("x")))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void packsAndUnpacksEveryFormat() throws Exception {
    write("tree/a/one");
    write("tree/two");
    transport.symlink("two", base + "/tree/link");
    for (var format : ArchiveFormat.values()) {
      var archive = Archive.of(base + "/x." + format.extension(), format);
      transport.compress(archive, base, List.of("tree"), Links.KEEP, PATIENCE);
      transport.extract(archive, base + "/out-" + format, 1, PATIENCE);
      assertThat(transport.read(base + "/out-" + format + "/a/one")).asString(StandardCharsets.UTF_8).isEqualTo("tree/a/one");
      assertThat(transport.attributes(base + "/out-" + format + "/link")).map(RemoteFile::kind).contains(Kind.LINK);
      assertThatThrownBy(() -> transport.compress(archive, base, List.of("tree"), Links.KEEP, PATIENCE)).isInstanceOf(FileAlreadyExistsException.class);
      assertThatThrownBy(() -> transport.extract(archive, base + "/out-" + format, 1, PATIENCE)).isInstanceOf(TransportException.class);
    }
    var again = new Archive(base + "/x.tar", ArchiveFormat.TAR, Existing.REPLACE);
    transport.compress(again, base + "/tree", List.of("link"), Links.FOLLOW, PATIENCE);
    transport.extract(again, base + "/followed", 0, PATIENCE);
    assertThat(transport.attributes(base + "/followed/link")).map(RemoteFile::kind).contains(Kind.FILE);
    assertThatThrownBy(() -> transport.compress(Archive.of(base + "/y.tar", ArchiveFormat.TAR), base, List.of("none"), Links.KEEP, PATIENCE))
        .isInstanceOf(TransportException.class).hasMessageContaining("none");
    assertThat(transport.attributes(base + "/y.tar")).isEmpty();
  }

  @Test
  void refusesPathsThatAreRelativeOrClimb() {
    assertThatThrownBy(() -> transport.read("etc/passwd")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("absolute");
    assertThatThrownBy(() -> transport.remove(base + "/../x")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'..'");
  }

  @Test
  void opensAShellForAPerson() throws Exception {
    var words = transport.gotoCommand(base);
    assertThat(words.getLast()).contains("cd '" + base + "' && exec");
    var plain = words.stream().filter(word -> !word.equals("-t")).toList();
    var shell = new ProcessBuilder(plain).redirectErrorStream(true).start();
    try (var stdin = shell.getOutputStream()) {
      stdin.write("pwd; exit 7\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains(base);
    assertThat(shell.waitFor()).isEqualTo(7);
  }

  private void write(String path) throws IOException {
    transport.makeFolders(Paths.parent(base + "/" + path));
    transport.write(base + "/" + path, path.getBytes(StandardCharsets.UTF_8));
  }
}
