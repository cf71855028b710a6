package org.clew.transport.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;

/**
 * Shares connections by the user's own {@code ssh}. One that answers already is used as it is: so a person can log in with a
 * second factor. One of ours ends with this program, whatever ends it.
 */
final class OpenSshConnector implements Connector<OpenSshConnection> {
  /** Standard input is a pipe from this program: when it is closed, ssh is ended. */
  private static final String TIED =
      "exec 3<&0; (cat <&3 >/dev/null; kill $$ 2>/dev/null) >/dev/null 2>&1 & exec \"$@\" 3<&- </dev/null >/dev/null";
  private static final long LOOK_MS = 10;

  private final String hostname;
  private final SshSettings settings;

  OpenSshConnector(String hostname, SshSettings settings) {
    this.hostname = hostname;
    this.settings = settings;
  }

  @Override
  public String shown() {
    return hostname;
  }

  @Override
  public OpenSshConnection connect() throws IOException, InterruptedException {
    var socket = ControlFolder.socket(OpenSshOptions.identity(hostname, settings));
    if (OpenSshConnection.answers(socket)) return OpenSshConnection.borrowed(socket, hostname);
    var script = settings.file(SshParameters.AUTHENTICATION_SCRIPT);
    if (script.isPresent()) {
      AuthenticationScript.run(script.get(), OpenSshOptions.target(hostname, settings), socket.toString());
      if (OpenSshConnection.answers(socket)) return OpenSshConnection.borrowed(socket, hostname);
    }
    Files.deleteIfExists(socket);
    return master(socket);
  }

  private OpenSshConnection master(Path socket) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of("/bin/sh", "-c", TIED, "sh"));
    words.addAll(OpenSshOptions.master(hostname, settings, socket));
    var process = new ProcessBuilder(words).start();
    try {
      var stderr = stderr(process);
      var deadline = System.nanoTime() + settings.timeout().toNanos() * 2;
      while (!Files.exists(socket)) {
        if (process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS))
          throw OpenSshTrouble.connecting(hostname, stderr.join(), OpenSshOptions.masterByHand(hostname, settings, socket));
        if (System.nanoTime() > deadline)
          throw new TransportException(Kind.UNREACHABLE, "cannot connect to " + hostname + ": it does not answer", null);
      }
      return OpenSshConnection.ours(socket, hostname, process);
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      process.getOutputStream().close();
      throw e;
    }
  }

  private static CompletableFuture<String> stderr(Process process) {
    var text = new CompletableFuture<String>();
    Thread.startVirtualThread(() -> {
      try (var stream = process.getErrorStream()) {
        text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException _) {
        text.complete("");
      }
    });
    return text;
  }

  @Override
  public void close() {
    // every connection ends by itself
  }
}
