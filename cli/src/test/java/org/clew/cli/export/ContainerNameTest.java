package org.clew.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContainerNameTest {
  @Test void partsAreTold() {
    assertThat(ContainerName.parse("quay.io/org/tool:1.2")).isEqualTo(new ContainerName("quay.io", "org/tool", "1.2", null));
    assertThat(ContainerName.parse("docker://alpine")).isEqualTo(new ContainerName("docker.io", "alpine", null, null));
    assertThat(ContainerName.parse("localhost:5000/a/b@sha256:ab")).isEqualTo(new ContainerName("localhost:5000", "a/b", null,
        "ab"));
    assertThat(ContainerName.parse("/images/qe.sif")).isEqualTo(new ContainerName(null, "/images/qe.sif", null, null));
  }

  @Test void pathsBecomeUris() {
    assertThat(Crate.uri("Results and 50%.png")).isEqualTo("Results%20and%2050%25.png");
    assertThat(Crate.uri("面试/a#b")).isEqualTo("面试/a%23b");
  }
}
