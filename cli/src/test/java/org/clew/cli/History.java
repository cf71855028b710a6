package org.clew.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clew.definition.Definitions;
import org.clew.launch.EngineConfig;
import org.clew.node.EngineNode;
import org.clew.node.Role;

/** A home with one process of each kind and fate, made once for all test classes of this JVM, which only read it. */
public final class History {
  /** Labels that two processes share, and that a process shares with nobody. */
  static final String SHARED = "twins";
  static final String UNIQUE = "my favourite";

  private static History made;

  final Clew clew;
  final String caller;
  final String sum;
  final String failed;
  final String excepted;
  final String job;
  final String created;
  final String paused;

  private History(Path home) throws IOException {
    clew = new Clew(home);
    try (var _ = engine(home)) {
      caller = Clew.pk(clew.json("run", "test.caller", "x=4", "metadata.label=" + UNIQUE).json());
      sum = Clew.pk(clew.json("run", "test.sum", "x=2", "y=3", "metadata.label=" + SHARED, "metadata.description=five").json());
      failed = Clew.pk(clew.run("run", "test.fails", "--json").json());
      excepted = Clew.pk(clew.run("run", "test.broken", "--json").json());
      job = Clew.pk(clew.json("run", "test.echo", "text=hello").json());
    }
    created = clew.submit("test.sum", "x=1", "y=1", "metadata.label=" + SHARED);
    paused = clew.submit("test.sum", "x=1", "y=2");
    clew.run("process", "pause", paused, "-m", "over the weekend").ok();
  }

  static synchronized History get() {
    try {
      if (made == null) made = new History(Files.createTempDirectory(Files.createDirectories(Path.of("target")), "history"));
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An engine in this JVM that runs what is submitted in this home. */
  static EngineNode engine(Path home) {
    return EngineNode.start(EngineConfig.at(home, Definitions.discovered(History.class.getClassLoader())), Role.RUN);
  }

  Said run(String... arguments) {
    return clew.run(arguments);
  }

  Said json(String... arguments) {
    return clew.json(arguments);
  }
}
