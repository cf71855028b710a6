package org.clew.transport.ssh;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.clew.transport.Paths;
import org.clew.transport.RemoteFile;
import org.clew.transport.RemoteFile.Kind;
import org.clew.transport.TransportException;
import org.clew.transport.ssh.Link.Again;
import org.clew.transport.ssh.RemoteLine.Profile;

/** Files by SFTP, version 3 (draft-ietf-secsh-filexfer-02). */
final class SftpFiles implements RemoteFiles {
  private static final int PERMISSIONS = 07777;

  private final Link<MinaConnection> link;

  SftpFiles(Link<MinaConnection> link) {
    this.link = link;
  }

  /** Whether the computer offers it; where a profile prints text, it would not be understood. */
  static boolean isOffered(Link<MinaConnection> link, RemoteShell shell) throws IOException, InterruptedException {
    if (!shell.noise(Profile.NONE).isEmpty()) return false;
    try {
      return link.use(Again.ONCE, connection -> connection.sftp().use(sftp -> sftp.getVersion() > 0));
    } catch (NoSftpException _) {
      return false;
    }
  }

  private <T> T use(Again again, String path, SftpPool.Use<T> use) throws IOException, InterruptedException {
    try {
      return link.use(again, connection -> connection.sftp().use(use));
    } catch (SftpException e) {
      throw SftpTrouble.of(path, e);
    }
  }

  @Override
  public Optional<RemoteFile> attributes(String path) throws IOException, InterruptedException {
    try {
      return Optional.of(use(Again.ONCE, path, sftp -> file(path, sftp.lstat(path))));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static RemoteFile file(String path, Attributes found) {
    var kind = found.isRegularFile() ? Kind.FILE : found.isDirectory() ? Kind.FOLDER : found.isSymbolicLink() ? Kind.LINK
        : Kind.OTHER;
    return new RemoteFile(path, kind, found.getSize(), found.getPermissions() & PERMISSIONS, found.getModifyTime().toInstant());
  }

  @Override
  public List<RemoteFile> list(String folder) throws IOException, InterruptedException {
    return use(Again.ONCE, folder, sftp -> {
      var files = new ArrayList<RemoteFile>();
      for (var entry : entries(sftp, folder)) {
        var path = below(folder, entry.getFilename());
        if (!entry.getAttributes().isSymbolicLink()) files.add(file(path, entry.getAttributes()));
        else followed(sftp, path, entry.getAttributes()).ifPresent(files::add);
      }
      files.sort(Comparator.comparing(RemoteFile::name));
      return List.copyOf(files);
    });
  }

  private static Optional<RemoteFile> followed(SftpClient sftp, String path, Attributes link) throws IOException {
    try {
      var found = sftp.stat(path);
      return Optional.of(file(path, found.isDirectory() ? link : found));
    } catch (SftpException e) {
      if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) return Optional.empty();
      throw e;
    }
  }

  private static List<SftpClient.DirEntry> entries(SftpClient sftp, String folder) throws IOException {
    var entries = new ArrayList<SftpClient.DirEntry>();
    try (var handle = sftp.openDir(folder)) {
      for (var some = sftp.readDir(handle); some != null; some = sftp.readDir(handle)) entries.addAll(some);
    }
    entries.removeIf(entry -> entry.getFilename().equals(".") || entry.getFilename().equals(".."));
    for (var entry : entries) Paths.told(folder, entry.getFilename());
    return entries;
  }

  static String below(String folder, String name) {
    return folder.equals("/") ? "/" + name : folder + "/" + name;
  }

  @Override
  public List<String> names(String folder) throws IOException, InterruptedException {
    return use(Again.ONCE, folder, sftp -> entries(sftp, folder).stream().map(SftpClient.DirEntry::getFilename).sorted()
        .toList());
  }

  @Override
  public byte[] read(String path) throws IOException, InterruptedException {
    return use(Again.ONCE, path, sftp -> {
      try (var content = sftp.read(path)) {
        return content.readAllBytes();
      }
    });
  }

  @Override
  public void write(String path, byte[] content) throws IOException, InterruptedException {
    var part = path + Paths.PART;
    use(Again.NEVER, path, sftp -> {
      try (var out = sftp.write(part)) {
        out.write(content);
      }
      var size = sftp.stat(part).getSize();
      if (size != content.length)
        throw new TransportException("cannot write " + path + ": " + size + " of " + content.length
            + " bytes arrived; is the disk full?");
      replace(sftp, part, path);
      return null;
    });
  }

  private static void replace(SftpClient sftp, String part, String path) throws IOException {
    var atomic = sftp.getExtension(OpenSSHPosixRenameExtension.class);
    if (atomic != null && atomic.isSupported()) {
      atomic.posixRename(part, path);
      return;
    }
    try {
      sftp.remove(path);
    } catch (SftpException e) {
      if (e.getStatus() != SftpConstants.SSH_FX_NO_SUCH_FILE) throw e;
    }
    sftp.rename(part, path);
  }

  @Override
  public void makeFolders(String path) throws IOException, InterruptedException {
    use(Again.ONCE, path, sftp -> {
      make(sftp, path);
      return null;
    });
  }

  private static void make(SftpClient sftp, String path) throws IOException {
    try {
      makeOne(sftp, path);
    } catch (SftpException e) {
      if (e.getStatus() != SftpConstants.SSH_FX_NO_SUCH_FILE || path.equals("/")) throw e;
      make(sftp, Paths.parent(path));
      makeOne(sftp, path);
    }
  }

  /** Some file systems, such as /proc, answer that there is no such file although the parent is there. */
  private static void makeOne(SftpClient sftp, String path) throws IOException {
    try {
      sftp.mkdir(path);
    } catch (SftpException e) {
      if (!isFolder(sftp, path)) throw e;
    }
  }

  private static boolean isFolder(SftpClient sftp, String path) throws IOException {
    try {
      return sftp.stat(path).isDirectory();
    } catch (SftpException _) {
      return false;
    }
  }

  /** The server's rename never replaces anything, unlike its extension posix-rename. */
  @Override
  public void rename(String from, String to) throws IOException, InterruptedException {
    use(Again.NEVER, from, sftp -> {
      try {
        sftp.rename(from, to);
      } catch (SftpException e) {
        if (exists(sftp, to)) throw isFolder(sftp, to) ? new DirectoryNotEmptyException(to) : new FileAlreadyExistsException(to);
        throw e;
      }
      return null;
    });
  }

  private static boolean exists(SftpClient sftp, String path) throws IOException {
    try {
      sftp.lstat(path);
      return true;
    } catch (SftpException _) {
      return false;
    }
  }

  @Override
  public void symlink(String target, String place) throws IOException, InterruptedException {
    use(Again.NEVER, place, sftp -> {
      if (exists(sftp, place)) throw new FileAlreadyExistsException(place);
      sftp.symLink(place, target);
      return null;
    });
  }

  @Override
  public void chmod(String path, int mode) throws IOException, InterruptedException {
    use(Again.ONCE, path, sftp -> {
      sftp.setStat(path, new Attributes().perms(mode));
      return null;
    });
  }
}
