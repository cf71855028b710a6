package org.clew.transport.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clew.transport.Paths;
import org.clew.transport.RemoteFile;
import org.clew.transport.RemoteFile.Kind;
import org.clew.transport.TransportException;
import org.clew.transport.ssh.Link.Again;

/** Files by the shell, where there is no SFTP. */
final class ShellFiles implements RemoteFiles {
  /** Mode in hexadecimal, size, seconds and name, each with NUL behind it. */
  private static final String FORMAT = "'%f\\0%s\\0%Y\\0%n\\0'";
  private static final int FIELDS = 4;
  private static final int TYPE = 0170000;
  private static final int PERMISSIONS = 07777;
  private static final String LIST =
      "find \"$1\"/ -mindepth 1 -maxdepth 1 \\( -type l -xtype d -o ! -type l \\) -exec stat --printf " + FORMAT
      + " -- {} + -o -type l ! -xtype l -exec stat -L --printf " + FORMAT + " -- {} +";
  private static final String RENAME = "if [ -d \"$2\" ] && ! [ -L \"$2\" ]; then echo 'Directory not empty' >&2; exit 1; fi;"
      + " if [ -e \"$2\" ] || [ -L \"$2\" ]; then echo 'File exists' >&2; exit 1; fi; mv -T -- \"$1\" \"$2\"";

  private final Scripts scripts;

  ShellFiles(Scripts scripts) {
    this.scripts = scripts;
  }

  @Override
  public Optional<RemoteFile> attributes(String path) throws IOException, InterruptedException {
    try {
      return files(scripts.run(Again.ONCE, path, "stat --printf " + FORMAT + " -- \"$1\"", path)).stream().findFirst();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  @Override
  public List<RemoteFile> list(String folder) throws IOException, InterruptedException {
    var found = new ArrayList<RemoteFile>();
    for (var file : files(scripts.run(Again.ONCE, folder, LIST, folder.equals("/") ? "" : folder))) {
      var name =
          Paths.told(folder, file.path().substring(Math.min(file.path().length(), folder.equals("/") ? 1 : folder.length() + 1)));
      found.add(new RemoteFile(SftpFiles.below(folder, name), file.kind(), file.size(), file.mode(), file.modified()));
    }
    found.sort(Comparator.comparing(RemoteFile::name));
    return List.copyOf(found);
  }

  private static List<RemoteFile> files(byte[] output) throws TransportException {
    var fields = new String(output, StandardCharsets.UTF_8).split("\0");
    var files = new ArrayList<RemoteFile>();
    try {
      for (int i = 0; i + FIELDS <= fields.length; i += FIELDS) {
        int mode = Integer.parseInt(fields[i], 16);
        files.add(new RemoteFile(fields[i + 3], kind(mode & TYPE), Long.parseLong(fields[i + 1]), mode & PERMISSIONS,
            Instant.ofEpochSecond(Long.parseLong(fields[i + 2]))));
      }
      return files;
    } catch (NumberFormatException e) {
      throw new TransportException("the computer tells of files in a form that is not the one of GNU stat", e);
    }
  }

  /** See inode(7). */
  private static Kind kind(int type) {
    return switch (type) {
      case 0100000 -> Kind.FILE;
      case 0040000 -> Kind.FOLDER;
      case 0120000 -> Kind.LINK;
      default -> Kind.OTHER;
    };
  }

  @Override
  public List<String> names(String folder) throws IOException, InterruptedException {
    var output = new String(scripts.run(Again.ONCE, folder, "find \"$1\"/ -mindepth 1 -maxdepth 1 -printf '%f\\0'",
        folder.equals("/") ? "" : folder), StandardCharsets.UTF_8);
    var names = Arrays.stream(output.split("\0")).filter(name -> !name.isEmpty()).sorted().toList();
    for (var name : names) Paths.told(folder, name);
    return names;
  }

  @Override
  public byte[] read(String path) throws IOException, InterruptedException {
    return scripts.run(Again.ONCE, path, "exec cat -- \"$1\"", path);
  }

  @Override
  public void write(String path, byte[] content) throws IOException, InterruptedException {
    scripts.run(Again.NEVER, path, Transfers.PUT, List.of(path, String.valueOf(content.length), ""), content);
  }

  @Override
  public void makeFolders(String path) throws IOException, InterruptedException {
    scripts.run(Again.ONCE, path, "exec mkdir -p -- \"$1\"", path);
  }

  @Override
  public void rename(String from, String to) throws IOException, InterruptedException {
    scripts.run(Again.NEVER, from, RENAME, from, to);
  }

  @Override
  public void symlink(String target, String link) throws IOException, InterruptedException {
    scripts.run(Again.NEVER, link, "exec ln -s -T -- \"$1\" \"$2\"", target, link);
  }

  @Override
  public void chmod(String path, int mode) throws IOException, InterruptedException {
    scripts.run(Again.ONCE, path, "exec chmod -- \"$2\" \"$1\"", path, Integer.toOctalString(mode));
  }
}
