package org.clew.cluster.deploy;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The deployment files, and the programs that check them. */
final class Deploy {
  static final Path ROOT = Path.of("deploy").toAbsolutePath();

  private Deploy() {}

  /** A program of a Debian package; missing, it fails the test where CI runs, and skips it elsewhere. */
  static Path program(String name, String debianPackage) {
    var found = find(name);
    if (found.isEmpty() && "true".equals(System.getenv("CI"))) fail("no " + name + ": install the package " + debianPackage);
    assumeTrue(found.isPresent(), "no " + name + ": install the package " + debianPackage);
    return found.orElseThrow();
  }

  private static Optional<Path> find(String name) {
    return Stream.of("/usr/bin", "/bin", "/usr/sbin").map(folder -> Path.of(folder, name)).filter(Files::isExecutable)
        .findFirst();
  }
}
