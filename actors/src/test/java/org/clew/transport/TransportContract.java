package org.clew.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** A transport of each kind, with an empty folder for each test. */
abstract class TransportContract {
  static final Duration PATIENCE = Duration.ofSeconds(20);
  static final String UNUSUAL = "ä ö'\"$x\\ *;&\t-.dat";

  private static Way.Opened opened;

  @TempDir Path tmp;
  Transport transport;
  String base;

  @BeforeParameterizedClassInvocation
  static void connect(Way way) throws Exception {
    opened = way.open();
  }

  @AfterParameterizedClassInvocation
  static void disconnect() throws Exception {
    if (opened != null) opened.close();
    opened = null;
  }

  @BeforeEach
  void folder() throws IOException {
    transport = opened.transport();
    base = opened.base() + "/work";
    transport.makeFolders(base);
  }

  @AfterEach
  void clean() throws IOException {
    transport.remove(base);
  }

  /** A file that holds its own path. */
  final void write(String path) throws IOException {
    transport.makeFolders(Paths.parent(base + "/" + path));
    transport.write(base + "/" + path, path.getBytes(StandardCharsets.UTF_8));
  }
}
