package org.clew.transport.ssh;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.clew.transport.RemoteFile;

/** Single files of a computer; paths are checked. The contracts are those of {@link org.clew.transport.Transport}. */
interface RemoteFiles {
  Optional<RemoteFile> attributes(String path) throws IOException, InterruptedException;

  List<RemoteFile> list(String folder) throws IOException, InterruptedException;

  /** All names in a folder, sorted. */
  List<String> names(String folder) throws IOException, InterruptedException;

  byte[] read(String path) throws IOException, InterruptedException;

  void write(String path, byte[] content) throws IOException, InterruptedException;

  void makeFolders(String path) throws IOException, InterruptedException;

  void rename(String from, String to) throws IOException, InterruptedException;

  void symlink(String target, String link) throws IOException, InterruptedException;

  void chmod(String path, int mode) throws IOException, InterruptedException;
}
