package org.clew.transport.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Blob;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.transport.Globbing;
import org.clew.transport.Interruptions;
import org.clew.transport.Links;
import org.clew.transport.Paths;
import org.clew.transport.Progress;
import org.clew.transport.RemoteFile;
import org.clew.transport.RemoteFile.Kind;
import org.clew.transport.Transport;
import org.clew.transport.TransportException;
import org.clew.transport.ssh.Link.Again;

/** One user on one computer that is reached by ssh. */
final class SshTransport implements Transport {
  private final Link<? extends Connection> link;
  private final RemoteShell shell;
  private final Scripts scripts;
  private final Transfers transfers;
  private final FilesWay way;
  private final InteractiveShell interactive;
  private volatile RemoteFiles files;
  private volatile String user;

  /** Finds out how files are reached; may connect. */
  @FunctionalInterface
  interface FilesWay {
    RemoteFiles choose() throws IOException, InterruptedException;
  }

  SshTransport(Link<? extends Connection> link, RemoteShell shell, FilesWay way, InteractiveShell interactive) {
    this.link = link;
    this.shell = shell;
    this.scripts = shell.scripts();
    this.transfers = new Transfers(scripts);
    this.way = way;
    this.interactive = interactive;
  }

  @Override
  public CommandResult exec(Command command, String workdir, Duration timeout) throws IOException, InterruptedException {
    return shell.exec(command, Paths.absolute(workdir), timeout);
  }

  @Override
  public String whoami() throws IOException, InterruptedException {
    if (user == null) {
      var told = new String(scripts.run(Again.ONCE, "whoami", "exec whoami"), StandardCharsets.UTF_8).strip();
      if (told.isEmpty()) throw new TransportException("whoami says nothing");
      user = told;
    }
    return user;
  }

  @Override
  public String noise() throws IOException, InterruptedException {
    return shell.noise();
  }

  private RemoteFiles files() throws IOException, InterruptedException {
    if (files == null) files = way.choose();
    return files;
  }

  @Override
  public void write(String path, byte[] content) throws IOException {
    var place = Paths.absolute(path);
    run("writing " + path, () -> files().write(place, content));
  }

  @Override
  public void write(String folder, Map<String, Blob> content) throws IOException {
    var place = Paths.absolute(folder);
    content.keySet().forEach(Paths::relative);
    run("writing " + folder, () -> transfers.write(place, content));
  }

  @Override
  public byte[] read(String path) throws IOException {
    var place = Paths.absolute(path);
    return Interruptions.asIo("reading " + path, () -> files().read(place));
  }

  @Override
  public void putFile(Path local, String path, Progress progress) throws IOException {
    var place = Paths.absolute(path);
    run("copying to " + path, () -> transfers.put(local, place, progress));
  }

  @Override
  public void putTree(Path local, String folder, Progress progress) throws IOException {
    var place = Paths.absolute(folder);
    run("copying to " + folder, () -> transfers.putTree(local, place, progress));
  }

  @Override
  public void get(String path, Path local, Progress progress) throws IOException {
    var place = Paths.absolute(path);
    run("copying " + path, () -> {
      if (isFolder(place)) transfers.getTree(place, local, Links.KEEP, progress);
      else transfers.get(place, local, progress);
    });
  }

  private boolean isFolder(String path) throws IOException, InterruptedException {
    return switch (files().attributes(path).map(RemoteFile::kind).orElse(Kind.OTHER)) {
      case FOLDER -> true;
      case FILE, OTHER -> false;
      case LINK -> scripts.run(Again.ONCE, path, "[ ! -d \"$1\" ] || echo folder", path).length > 0;
    };
  }

  @Override
  public void getTree(String folder, Path local, Links links, Progress progress) throws IOException {
    var place = Paths.absolute(folder);
    run("copying " + folder, () -> transfers.getTree(place, local, links, progress));
  }

  @Override
  public <T> T lend(String path, FileUse<T> use) throws IOException {
    var place = Paths.absolute(path);
    var folder = Files.createTempDirectory("clew-lent");
    var local = folder.resolve("file");
    try {
      run("reading " + path, () -> transfers.get(place, local, Progress.NONE));
      return use.use(local);
    } finally {
      Files.deleteIfExists(local);
      Files.deleteIfExists(folder);
    }
  }

  @Override
  public Optional<RemoteFile> attributes(String path) throws IOException {
    var place = Paths.absolute(path);
    return Interruptions.asIo("looking at " + path, () -> files().attributes(place));
  }

  @Override
  public List<RemoteFile> list(String folder) throws IOException {
    var place = Paths.absolute(folder);
    return Interruptions.asIo("listing " + folder, () -> files().list(place));
  }

  @Override
  public List<String> glob(String pattern) throws IOException {
    var names = Paths.absolute(pattern);
    return Interruptions.asIo("looking for " + pattern, () -> Globbing.find(names, path -> files().attributes(path).isPresent(),
        folder -> files().names(folder)));
  }

  @Override
  public void makeFolders(String path) throws IOException {
    var place = Paths.absolute(path);
    run("making " + path, () -> files().makeFolders(place));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    var before = Paths.absolute(from);
    var after = Paths.absolute(to);
    run("renaming " + from, () -> files().rename(before, after));
  }

  @Override
  public void remove(String path) throws IOException {
    var place = Paths.absolute(path);
    if (place.equals("/")) throw new IllegalArgumentException("'/' is not removed");
    run("removing " + path, () -> scripts.run(Again.ONCE, place, "exec rm -rf -- \"$1\"", place));
  }

  @Override
  public void copy(String from, String to, Links links) throws IOException {
    var source = Paths.absolute(from);
    var target = Paths.absolute(to);
    run("copying " + from, () -> scripts.run(Again.NEVER, source, Copying.script(links), source, target));
  }

  @Override
  public void symlink(String target, String link) throws IOException {
    var place = Paths.absolute(link);
    run("linking " + link, () -> files().symlink(target, place));
  }

  @Override
  public void chmod(String path, int mode) throws IOException {
    var place = Paths.absolute(path);
    run("changing " + path, () -> files().chmod(place, mode));
  }

  @Override
  public String hash(String path) throws IOException {
    var place = Paths.absolute(path);
    var told = Interruptions.asIo("summing " + path, () -> scripts.run(Again.ONCE, place, "exec sha256sum -z -- \"$1\"", place));
    return new String(told, StandardCharsets.UTF_8).split(" ", 2)[0];
  }

  @Override
  public List<String> gotoCommand(String workdir) {
    return interactive.words(Paths.absolute(workdir));
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  private static void run(String what, Step step) throws IOException {
    Interruptions.asIo(what, () -> {
      step.run();
      return null;
    });
  }

  @Override
  public void close() {
    link.close();
  }
}
