package org.clew.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clew.testbed.Testbed;
import org.clew.testwait.Await;
import org.clew.transport.Paths;
import org.clew.transport.Progress;
import org.clew.transport.RemoteFile;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;
import org.clew.transport.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Much and long transfers, whole or not at all. */
@ParameterizedClass
@MethodSource("ways")
class SshTransfersTest {
  private static final int FILES = 2000;
  private static final int BIG = 50_000_000;
  private static final int LONG_ENOUGH = 8_000_000;
  private static final String NAME = "ssh-transfers";
  private static final int PORT = 2244;

  @Parameter Way way;
  @TempDir Path tmp;
  private Way.Opened opened;

  static List<Way> ways() {
    return Way.remote();
  }

  @BeforeEach
  void connect() throws Exception {
    opened = way.open();
  }

  @AfterEach
  void disconnect() throws IOException {
    opened.close();
  }

  @Test
  void thousandsOfSmallFilesGoInOneStream() throws Exception {
    var local = tmp.resolve("many");
    for (int i = 0; i < FILES; i++) {
      var file = local.resolve("part" + i % 20 + "/file" + i + ".dat");
      Files.createDirectories(file.getParent());
      Files.writeString(file, "content of file " + i + "\n");
    }
    var begin = System.nanoTime();
    opened.transport().put(local, opened.base() + "/many");
    var put = System.nanoTime();
    opened.transport().get(opened.base() + "/many", tmp.resolve("back"));
    var got = System.nanoTime();
    System.out.printf("%s: %d files there in %d ms, back in %d ms%n", way, FILES, (put - begin) / 1_000_000,
        (got - put) / 1_000_000);
    assertThat(opened.transport().list(opened.base() + "/many/part7")).hasSize(FILES / 20);
    for (int i = 0; i < FILES; i++)
      assertThat(Files.readString(tmp.resolve("back/part" + i % 20 + "/file" + i + ".dat")))
          .isEqualTo("content of file " + i + "\n");
    assertThat(opened.doors().opened()).isOne();
  }

  @Test
  void bigFilesArriveAsTheyWere() throws Exception {
    var local = random(BIG);
    var last = new long[1];
    var begin = System.nanoTime();
    opened.transport().put(local, opened.base() + "/big", (bytes, total) -> {
      assertThat(bytes).isGreaterThan(last[0]).isLessThanOrEqualTo(total);
      last[0] = bytes;
    });
    var put = System.nanoTime();
    assertThat(last[0]).isEqualTo(BIG);
    assertThat(opened.transport().hash(opened.base() + "/big")).isEqualTo(hash(local));
    var back = System.nanoTime();
    opened.transport().get(opened.base() + "/big", tmp.resolve("back"));
    System.out.printf("%s: %d MB there in %d ms, back in %d ms%n", way, BIG / 1_000_000, (put - begin) / 1_000_000,
        (System.nanoTime() - back) / 1_000_000);
    assertThat(hash(tmp.resolve("back"))).isEqualTo(hash(local));
  }

  @Test
  void anInterruptedUploadLeavesNothingUnderItsName() throws Exception {
    opened.transport().write(opened.base() + "/big", new byte[] {1});
    interrupted(progress -> opened.transport().put(random(LONG_ENOUGH), opened.base() + "/big", progress));
    assertThat(opened.transport().read(opened.base() + "/big")).as("what was there before").containsExactly(1);
    Await.until("the part is gone", () -> opened.transport().list(opened.base()).stream().map(RemoteFile::name).toList()
        .equals(List.of("big")));
    assertThat(opened.doors().opened()).as("the connection lives on").isOne();
  }

  @Test
  void anInterruptedDownloadLeavesNothingUnderItsName() throws Exception {
    opened.transport().put(random(LONG_ENOUGH), opened.base() + "/big");
    interrupted(progress -> opened.transport().get(opened.base() + "/big", tmp.resolve("back"), progress));
    assertThat(tmp.resolve("back")).doesNotExist();
    assertThat(tmp.resolve("back" + Paths.PART)).doesNotExist();
    assertThat(opened.transport().hash(opened.base() + "/big")).isNotEmpty();
  }

  @FunctionalInterface
  private interface Transfer {
    void run(Progress progress) throws IOException;
  }

  /** Interrupts a transfer when it has moved something and waits there for it. */
  private static void interrupted(Transfer transfer) throws Exception {
    var moving = new CountDownLatch(1);
    var outcome = new CompletableFuture<Throwable>();
    var marked = new CompletableFuture<Boolean>();
    var thread = Thread.startVirtualThread(() -> {
      outcome.complete(catchThrowable(() -> transfer.run((_, _) -> {
        moving.countDown();
        hold();
      })));
      marked.complete(Thread.currentThread().isInterrupted());
    });
    assertThat(moving.await(20, TimeUnit.SECONDS)).isTrue();
    thread.interrupt();
    assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedIOException.class);
    assertThat(marked.get(1, TimeUnit.SECONDS)).isTrue();
  }

  /** Slow enough for the interruption to come before the end. */
  private static void hold() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aTransferInWhichTheConnectionBreaksFailsAsAWhole() throws Exception {
    var testbed = Testbed.find();
    var server = testbed.sshd(NAME, PORT, Map.of());
    try (var broken = way.open(server, Map.of())) {
      var dropped = new CompletableFuture<Void>();
      assertThatThrownBy(() -> broken.transport().put(random(LONG_ENOUGH), broken.base() + "/big", (_, _) -> {
        if (dropped.isDone()) return;
        try {
          testbed.sshd(NAME, PORT, "drop");
          dropped.complete(null);
        } catch (IOException | InterruptedException e) {
          throw new IllegalStateException(e);
        }
      })).isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
      assertThat(broken.transport().attributes(broken.base() + "/big")).isEmpty();
    } finally {
      testbed.sshd(NAME, PORT, "purge");
    }
  }

  @Test
  void whatCannotBeWrittenIsTold() throws Exception {
    assertThatThrownBy(() -> opened.transport().put(Files.writeString(tmp.resolve("x"), "x"), "/dev/full/x"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> opened.transport().put(random(LONG_ENOUGH), "/proc/clew-test")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> opened.transport().write("/root/x", new byte[1])).isInstanceOf(AccessDeniedException.class);
  }

  private Path random(int size) throws IOException {
    var local = tmp.resolve("big");
    if (Files.exists(local)) return local;
    var content = new byte[size];
    new Random(7).nextBytes(content);
    return Files.write(local, content);
  }

  private static String hash(Path file) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
