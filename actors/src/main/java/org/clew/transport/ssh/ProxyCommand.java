package org.clew.transport.ssh;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;

/** A command of the user that speaks for a computer. */
final class ProxyCommand {
  private ProxyCommand() {}

  static Bridge open(String command) throws IOException {
    try {
      var process = new ProcessBuilder("/bin/sh", "-c", "exec " + command).redirectError(Redirect.DISCARD).start();
      return Bridge.of(process.getInputStream(), process.getOutputStream(), process::destroyForcibly);
    } catch (IOException e) {
      throw new TransportException(Kind.UNREACHABLE, "cannot run the proxy command '" + command + "': " + e.getMessage(), e);
    }
  }
}
