package org.clew.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.clew.testwait.Await;

/** JVMs that run {@link ChildWriter} on the store of a home, and what they were told. */
public final class ChildJvms implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private final Path home;
  private final Map<String, Process> children = new LinkedHashMap<>();

  public ChildJvms(Path home) {
    this.home = home;
  }

  public Collection<Process> processes() {
    return children.values();
  }

  /** Of two that have each written so many events, one is killed, and the other one writes as many again and ends well. */
  public void killOneOfTwo(long events) throws Exception {
    Process victim = start("victim");
    Process survivor = start("survivor");
    Await.until("both have written", () -> total("victim") > events && total("survivor") > events, LIMIT);
    victim.destroyForcibly();
    assertThat(victim.waitFor(10, TimeUnit.SECONDS)).isTrue();
    long before = total("survivor");
    Await.until("the survivor writes on", () -> total("survivor") > before + events, LIMIT);
    survivor.getOutputStream().close();
    assertThat(survivor.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(survivor.exitValue()).isZero();
  }

  /** For all children, as below. */
  public void assertEverythingAcknowledgedIsThere(Store store) throws IOException {
    for (String name : children.keySet()) assertEverythingAcknowledgedIsThere(store, name);
  }

  /** Every event that was acknowledged to the child is in the store, and its entities have no gaps. */
  public void assertEverythingAcknowledgedIsThere(Store store, String name) throws IOException {
    long[] acknowledged = ChildWriter.acknowledged(notes(name));
    for (int i = 0; i < acknowledged.length; i++) {
      List<Long> numbers = store.events(ChildWriter.id(name, i), 1, Long.MAX_VALUE, Long.MAX_VALUE).stream()
          .map(EventRow::sequenceNr).toList();
      assertThat((long) numbers.size()).isGreaterThanOrEqualTo(acknowledged[i]);
      assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
    }
  }

  /** Number of events that were acknowledged to the child. */
  public long total(String name) throws IOException {
    return Files.exists(notes(name)) && Files.size(notes(name)) > 0
        ? Arrays.stream(ChildWriter.acknowledged(notes(name))).sum() : 0;
  }

  private Path notes(String name) {
    return home.resolve(name + ".acknowledged");
  }

  public Process start(String name) throws IOException {
    Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), ChildWriter.class.getName(),
        home.toString(), notes(name).toString(), name).redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    children.put(name, child);
    return child;
  }

  @Override public void close() {
    children.values().forEach(Process::destroyForcibly);
  }
}
