package org.clew.cli.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clew.cli.CommandException;
import org.clew.store.FileTrouble;

/** Writes a crate into a new folder, or into a zip file when the name ends so. */
final class CrateWriter {
  /** The oldest time that a zip file can hold, so that the same crate gives the same bytes. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private CrateWriter() {}

  static void write(Crate crate, Path target) {
    try {
      if (target.toString().endsWith(".zip")) zip(crate, target);
      else folder(crate, target);
    } catch (IOException e) {
      throw CommandException.refused("Cannot write " + target + " (" + FileTrouble.of(e)
          + "): check that its folder is there and has space.");
    }
  }

  private static void folder(Crate crate, Path target) throws IOException {
    if (Files.exists(target)) {
      if (!Files.isDirectory(target)) throw CommandException.refused(target
          + " is a file: name a folder, or a file that ends in .zip.");
      try (var entries = Files.list(target)) {
        if (entries.findAny().isPresent()) throw CommandException.refused("The folder " + target
            + " is not empty: name another one.");
      }
    }
    Files.createDirectories(target);
    for (var path : crate.folders()) Files.createDirectories(target.resolve(path));
    for (var file : crate.files().entrySet()) {
      var path = target.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue().bytes());
    }
    Files.write(target.resolve(Crate.METADATA), crate.metadata());
  }

  private static void zip(Crate crate, Path target) throws IOException {
    var draft = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
    try {
      try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)))) {
        put(out, Crate.METADATA, crate.metadata());
        for (var path : crate.folders()) put(out, path + "/", new byte[0]);
        for (var file : crate.files().entrySet()) put(out, file.getKey(), file.getValue().bytes());
      }
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }
}
