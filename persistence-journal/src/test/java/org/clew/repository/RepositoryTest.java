package org.clew.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clew.data.Blob;
import org.clew.store.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {
  private static final String SHA_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  @TempDir private Path home;
  private Repository repository;

  @BeforeEach void open() {
    repository = Repository.open(home);
  }

  @Test void keepsContentUnderItsHash() {
    Blob blob = repository.put("abc".getBytes(StandardCharsets.UTF_8));
    assertThat(blob.sha256()).isEqualTo(SHA_OF_ABC);
    assertThat(blob.size()).isEqualTo(3);
    assertThat(home.resolve("repository/ba/" + SHA_OF_ABC.substring(2))).hasContent("abc");
    assertThat(Repository.open(home).blob(SHA_OF_ABC, 3).bytes()).asString().isEqualTo("abc");
  }

  @Test void keepsTheSameContentOnce() throws IOException {
    Blob first = repository.put("abc".getBytes(StandardCharsets.UTF_8));
    Blob second = repository.put("abc".getBytes(StandardCharsets.UTF_8));
    assertThat(second).isEqualTo(first);
    assertThat(files()).hasSize(1);
  }

  @Test void putsManyFilesInOrder() throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 20; i++) files.add(Files.writeString(home.resolve("input" + i), "content " + i));
    List<Blob> blobs = repository.putAll(files);
    for (int i = 0; i < 20; i++) assertThat(blobs.get(i).bytes()).asString().isEqualTo("content " + i);
  }

  @Test void leavesNothingBehindWhenTheSourceBreaks() throws IOException {
    InputStream broken = new InputStream() {
      private int count;

      @Override public int read() throws IOException {
        if (count++ > 100_000) throw new IOException("cable pulled");
        return 'x';
      }
    };
    assertThatThrownBy(() -> repository.put(broken)).isInstanceOf(StoreException.class).hasMessageContaining("cable pulled");
    assertThat(files()).isEmpty();
  }

  @Test void replacesAnObjectThatWasCutShort() throws IOException {
    Blob blob = repository.put("abc".getBytes(StandardCharsets.UTF_8));
    Files.writeString(home.resolve("repository/ba/" + SHA_OF_ABC.substring(2)), "a");
    assertThatThrownBy(blob::bytes).isInstanceOf(StoreException.class).hasMessageContaining("has 1 bytes and should have 3");
    assertThat(repository.contains(SHA_OF_ABC, 3)).isFalse();
    assertThat(repository.put("abc".getBytes(StandardCharsets.UTF_8)).bytes()).asString().isEqualTo("abc");
  }

  @Test void saysWhichObjectIsMissing() {
    assertThatThrownBy(() -> repository.blob(SHA_OF_ABC, 3).bytes()).isInstanceOf(StoreException.class)
        .hasMessageContaining(SHA_OF_ABC.substring(2));
    assertThatThrownBy(() -> repository.blob("../../etc/passwd", 3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test void acceptsTheSameContentFromManyAtOnce() throws Exception {
    byte[] content = "shared".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    List<Future<Blob>> puts = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 64; i++) puts.add(threads.submit(() -> Repository.open(home).put(content)));
    }
    for (Future<Blob> put : puts) assertThat(put.get().bytes()).isEqualTo(content);
    assertThat(files()).hasSize(1);
  }

  private List<Path> files() throws IOException {
    try (var all = Files.walk(home.resolve("repository"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
