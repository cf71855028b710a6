package org.clew.transport.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clew.calcjob.Glob;
import org.clew.transport.TransportException;

/** Reads the configuration of OpenSSH that a login uses. */
final class SshConfigFiles {
  /** As in OpenSSH. */
  private static final int DEEPEST = 16;
  private static final Path SYSTEM = Path.of("/etc/ssh/ssh_config");

  private SshConfigFiles() {}

  static Path ssh() {
    return Path.of(System.getProperty("user.home"), ".ssh");
  }

  /** The named one alone; else that of the user and then that of the machine, as far as they exist. */
  static SshConfig read(SshSettings settings) throws TransportException {
    var named = settings.text(SshParameters.SSH_CONFIG);
    if (named.filter("none"::equals).isPresent()) return SshConfig.NONE;
    var lines = new ArrayList<SshConfig.Line>();
    if (named.isPresent()) read(SshSettings.path(named.get()), ssh(), lines, 0);
    else {
      if (Files.exists(ssh().resolve("config"))) read(ssh().resolve("config"), ssh(), lines, 0);
      if (Files.exists(SYSTEM)) {
        SshConfig.line("Host *").ifPresent(lines::add);
        read(SYSTEM, SYSTEM.getParent(), lines, 0);
      }
    }
    return SshConfig.of(lines);
  }

  private static void read(Path file, Path folder, List<SshConfig.Line> lines, int depth) throws TransportException {
    if (depth > DEEPEST) throw new TransportException("ssh configuration " + file + ": includes are nested too deeply");
    try {
      for (var text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        var line = SshConfig.line(text);
        if (line.isEmpty()) continue;
        if (!line.get().keyword().equals("include")) lines.add(line.get());
        else for (var pattern : line.get().words())
          for (var included : files(folder, pattern)) read(included, folder, lines, depth + 1);
      }
    } catch (IOException e) {
      if (e instanceof TransportException told) throw told;
      throw new TransportException("cannot read the ssh configuration " + file + ": " + e.getMessage(), e);
    }
  }

  /** The last name may be a pattern. */
  private static List<Path> files(Path folder, String pattern) throws IOException {
    var path = folder.resolve(SshSettings.path(pattern));
    var parent = path.getParent();
    if (parent == null || !Files.isDirectory(parent)) return List.of();
    try (var inside = Files.list(parent)) {
      return inside.filter(file -> Glob.matches(path.getFileName().toString(), file.getFileName().toString()))
          .filter(Files::isRegularFile).sorted().toList();
    }
  }
}
