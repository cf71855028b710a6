package org.clew.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** JVMs that run {@link ChildWriter} on the store of a home, and what they were told. */
public final class ChildJvms implements AutoCloseable {
  private final Path home;
  private final List<Process> children = new ArrayList<>();

  public ChildJvms(Path home) {
    this.home = home;
  }

  public List<Process> all() {
    return children;
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
    children.add(child);
    return child;
  }

  @Override public void close() {
    children.forEach(Process::destroyForcibly);
  }
}
