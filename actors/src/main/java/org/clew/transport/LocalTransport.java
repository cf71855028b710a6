package org.clew.transport;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.clew.calcjob.Glob;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.transport.RemoteFile.Kind;

/** This machine, as the user who runs the engine. */
public final class LocalTransport implements Transport {
  private final Shell shell;

  /** Whether commands run in the environment of a login. */
  enum Shell { NONE, LOGIN }

  public LocalTransport() {
    this(Shell.NONE);
  }

  LocalTransport(Shell shell) {
    this.shell = shell;
  }

  @Override
  public CommandResult exec(Command command, String workdir, Duration timeout) throws IOException, InterruptedException {
    var folder = path(workdir).toString();
    return switch (shell) {
      case NONE -> LocalCommands.run(command, command.words(), folder, timeout);
      case LOGIN -> login(command, folder, timeout);
    };
  }

  private static CommandResult login(Command command, String folder, Duration timeout) throws IOException, InterruptedException {
    var result = LocalCommands.run(command, LoginShell.words(command.words()), folder, timeout);
    if (LoginShell.isMissing(command.words().getFirst(), result))
      throw new TransportException("cannot run " + command.shown() + " in " + folder + ": " + result.stderr().strip());
    return result;
  }

  @Override
  public String whoami() {
    return System.getProperty("user.name");
  }

  @Override
  public void write(String path, byte[] content) throws IOException {
    Files.write(path(path), content);
  }

  @Override
  public byte[] read(String path) throws IOException {
    return Files.readAllBytes(path(path));
  }

  @Override
  public void putFile(Path local, String path, Progress progress) throws IOException {
    LocalFiles.copy(local, path(path), progress);
  }

  @Override
  public void putTree(Path local, String folder, Progress progress) throws IOException {
    LocalTrees.copy(local, path(folder), Links.KEEP, progress);
  }

  @Override
  public void get(String path, Path local, Progress progress) throws IOException {
    if (Files.isDirectory(path(path))) getTree(path, local, Links.KEEP, progress);
    else LocalFiles.copy(path(path), local, progress);
  }

  @Override
  public void getTree(String folder, Path local, Links links, Progress progress) throws IOException {
    if (links == Links.KEEP) LocalTrees.confine(path(folder), local);
    LocalTrees.copy(path(folder), local, links, progress);
  }

  @Override
  public <T> T lend(String path, FileUse<T> use) throws IOException {
    var file = path(path);
    if (!Files.isRegularFile(file)) throw new NoSuchFileException(path);
    return use.use(file);
  }

  @Override
  public Optional<RemoteFile> attributes(String path) throws IOException {
    return attributes(path(path), LinkOption.NOFOLLOW_LINKS);
  }

  private static Optional<RemoteFile> attributes(Path path, LinkOption... links) throws IOException {
    try {
      var found = Files.readAttributes(path, PosixFileAttributes.class, links);
      int mode = 0;
      for (var permission : found.permissions()) mode |= 0400 >> permission.ordinal();
      return Optional.of(new RemoteFile(path.toString(), kind(found), found.size(), mode, found.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (FileSystemException e) {
      if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) return Optional.empty();
      throw e;
    }
  }

  private static Kind kind(BasicFileAttributes found) {
    return found.isRegularFile() ? Kind.FILE : found.isDirectory() ? Kind.FOLDER : found.isSymbolicLink() ? Kind.LINK
        : Kind.OTHER;
  }

  @Override
  public List<RemoteFile> list(String folder) throws IOException {
    var files = new ArrayList<RemoteFile>();
    try (var entries = Files.list(path(folder))) {
      for (var entry : (Iterable<Path>) entries.sorted()::iterator) {
        var isFolderLink = Files.isSymbolicLink(entry) && Files.isDirectory(entry);
        (isFolderLink ? attributes(entry, LinkOption.NOFOLLOW_LINKS) : attributes(entry)).ifPresent(files::add);
      }
    }
    return files;
  }

  @Override
  public List<String> glob(String pattern) throws IOException {
    var found = List.of(Path.of("/"));
    for (var name : path(pattern)) found = below(found, name.toString());
    return found.stream().map(Path::toString).toList();
  }

  private static List<Path> below(List<Path> folders, String name) throws IOException {
    var found = new ArrayList<Path>();
    var pattern = Glob.compile(name);
    for (var folder : folders) {
      if (!Glob.isPattern(name)) {
        if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) found.add(folder.resolve(name));
      } else if (Files.isDirectory(folder)) {
        try (var entries = Files.list(folder)) {
          entries.filter(entry -> pattern.matcher(entry.getFileName().toString()).matches()).sorted().forEach(found::add);
        }
      }
    }
    return found;
  }

  @Override
  public void makeFolders(String path) throws IOException {
    Files.createDirectories(path(path));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    try {
      Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      throw e;
    } catch (FileSystemException e) {
      if (Files.isDirectory(path(to))) throw new DirectoryNotEmptyException(to);
      throw e;
    }
  }

  @Override
  public void remove(String path) throws IOException {
    LocalTrees.remove(path(path));
  }

  @Override
  public void copy(String from, String to, Links links) throws IOException {
    if (Files.isDirectory(path(from))) LocalTrees.copy(path(from), path(to), links, Progress.NONE);
    else LocalFiles.copy(path(from), path(to), Progress.NONE);
  }

  @Override
  public String hash(String path) throws IOException {
    return LocalFiles.hash(path(path));
  }

  @Override
  public List<String> gotoCommand(String workdir) {
    return LoginShell.interactive(path(workdir).toString());
  }

  @Override
  public void symlink(String target, String link) throws IOException {
    Files.createSymbolicLink(path(link), Path.of(target));
  }

  @Override
  public void chmod(String path, int mode) throws IOException {
    var permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (var permission : PosixFilePermission.values())
      if ((mode & 0400 >> permission.ordinal()) != 0) permissions.add(permission);
    Files.setPosixFilePermissions(path(path), permissions);
  }

  private static Path path(String text) {
    return Path.of(Paths.absolute(text));
  }
}
