package org.clew.examples;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.clew.data.InMemoryBlob;
import org.clew.data.SinglefileData;

/**
 * Programs and files of Debian packages that tests of real calculations need. A missing one skips the test and says what to
 * install; with {@code CI=true} in the environment it fails the test.
 */
public final class Programs {
  private static final Path PSEUDOS = Path.of("/usr/share/espresso/pseudo");

  private Programs() {}

  public static Path xtb() {
    return executable("xtb", "xtb");
  }

  public static Path pw() {
    return executable("pw.x", "quantum-espresso");
  }

  /** Silicon of J. von Barth and R. Car, norm-conserving, local density approximation. */
  public static SinglefileData siliconPseudo() throws IOException {
    var file = PSEUDOS.resolve("Si.pz-vbc.UPF");
    if (!Files.isReadable(file)) missing(file.toString(), "quantum-espresso-data");
    return new SinglefileData("Si.pz-vbc.UPF", new InMemoryBlob(Files.readAllBytes(file)));
  }

  /** Absolute path of a program; looked for on the path of this process, then where Debian puts programs. */
  public static Path executable(String name, String debianPackage) {
    return find(name).orElseGet(() -> missing("the program " + name, debianPackage));
  }

  private static Optional<Path> find(String name) {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("").split(":");
    return Stream.concat(Arrays.stream(path).filter(folder -> !folder.isEmpty()), Stream.of("/usr/bin", "/usr/local/bin"))
        .map(folder -> Path.of(folder, name).toAbsolutePath()).filter(Files::isExecutable).findFirst();
  }

  private static <T> T missing(String what, String debianPackage) {
    var message = what + " is missing; install the Debian package " + debianPackage;
    if ("true".equals(System.getenv("CI"))) return fail(message);
    return abort(message);
  }
}
