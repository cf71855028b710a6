package org.clew.calcjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {
  @Test
  void keepsFilesInFolders() {
    var dir = new Sandbox().write("b/c.txt", "one").write("a.txt", "two").write("a.txt", "three");
    assertThat(dir.files().keySet()).containsExactly("a.txt", "b/c.txt");
    assertThat(dir.file("a.txt")).isEqualTo("three");
    assertThatThrownBy(() -> dir.file("d")).hasMessageContaining("[a.txt, b/c.txt]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../x", "a/../../x", "", "a//b", "b"})
  void refusesPathsOutsideOrInTheWay(String path) {
    var dir = new Sandbox().write("b/c.txt", "one");
    assertThatThrownBy(() -> dir.write(path, "x")).isInstanceOf(IllegalArgumentException.class);
    assertThat(dir.files()).hasSize(1);
  }
}
