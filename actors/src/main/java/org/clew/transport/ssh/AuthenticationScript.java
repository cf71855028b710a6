package org.clew.transport.ssh;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;

/** A program of the user that is run here before a connection is opened, e.g. to fetch a certificate that lives for a day. */
final class AuthenticationScript {
  /** A person may have to answer something. */
  private static final long MINUTES = 5;

  private AuthenticationScript() {}

  /** Gets the host in CLEW_SSH_HOST and, for backend openssh, the socket to share in CLEW_SSH_CONTROL_PATH. */
  static void run(Path script, String host, String controlPath) throws IOException, InterruptedException {
    var output = Files.createTempFile("clew-authentication", ".out");
    Process process = null;
    try {
      var builder = new ProcessBuilder(script.toString()).redirectErrorStream(true).redirectOutput(output.toFile())
          .redirectInput(new File("/dev/null"));
      builder.environment().put("CLEW_SSH_HOST", host);
      if (!controlPath.isEmpty()) builder.environment().put("CLEW_SSH_CONTROL_PATH", controlPath);
      process = builder.start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) throw failed(script, "it did not end within " + MINUTES + " minutes");
      if (process.exitValue() != 0) throw failed(script, "exit status " + process.exitValue() + said(output));
    } finally {
      if (process != null) process.destroyForcibly();
      Files.deleteIfExists(output);
    }
  }

  private static String said(Path output) throws IOException {
    var text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "" : ": " + text.lines().reduce((_, last) -> last).orElse("");
  }

  private static TransportException failed(Path script, String why) {
    return new TransportException(Kind.AUTHENTICATION, "the authentication script " + script + " failed: " + why, null);
  }
}
