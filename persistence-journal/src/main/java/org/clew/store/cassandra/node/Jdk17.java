package org.clew.store.cassandra.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the Java 17 that Cassandra 5 runs on; newer ones have no security manager, without which it does not start. */
public final class Jdk17 {
  private static final List<String> FOLDERS = List.of("/usr/lib/jvm", "/opt", "/Library/Java/JavaVirtualMachines");

  private Jdk17() {}

  /** The {@code java} command of {@code JAVA17_HOME} or of a Java 17 in the usual folders. */
  public static Optional<Path> find() {
    List<Path> homes = new ArrayList<>();
    if (System.getenv("JAVA17_HOME") != null) homes.add(Path.of(System.getenv("JAVA17_HOME")));
    homes.addAll(children(Path.of(System.getProperty("user.home"), ".sdkman", "candidates", "java")));
    for (String folder : FOLDERS) homes.addAll(children(Path.of(folder)));
    return homes.stream().flatMap(home -> Stream.of(home, home.resolve("Contents/Home"))).filter(Jdk17::isSeventeen)
        .map(home -> home.resolve("bin/java")).filter(Files::isExecutable).findFirst();
  }

  private static boolean isSeventeen(Path home) {
    try {
      return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"17");
    } catch (IOException _) {
      return false;
    }
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> found = Files.list(folder)) {
      return found.sorted().toList();
    } catch (IOException _) {
      return List.of();
    }
  }
}
