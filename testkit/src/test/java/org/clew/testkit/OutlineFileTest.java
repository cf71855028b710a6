package org.clew.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

class OutlineFileTest {
  @TempDir Path resources;

  @Test void writesOnRequestAndComparesAfterwards() {
    var file = new OutlineFile(resources, "test.chain");
    System.setProperty(OutlineFile.UPDATE, "true");
    try {
      file.check("first\nsecond\n");
    } finally {
      System.clearProperty(OutlineFile.UPDATE);
    }
    file.check("first\nsecond\n");
    assertThat(resources.resolve("outlines/test.chain.txt")).hasContent("first\nsecond\n");
    assertThatThrownBy(() -> file.check("first\nother\n")).isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("the outline of 'test.chain' has changed").hasMessageContaining("formerly");
  }

  @Test void findsTheResourcesOfItsModule() {
    assertThat(Files.isDirectory(OutlineFile.resources(OutlineFileTest.class).resolve("outlines"))).isTrue();
  }
}
