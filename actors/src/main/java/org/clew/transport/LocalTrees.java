package org.clew.transport;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.clew.transport.tar.Confined;
import org.clew.transport.tar.TarOut;

/** Copies and removes whole trees on this machine. */
final class LocalTrees {
  private LocalTrees() {}

  /** Follows a link at the top. Existing files are replaced; what is neither file, folder nor link is left out. */
  static void copy(Path from, Path to, Links links, Progress progress) throws IOException {
    var top = from.toRealPath();
    var options = switch (links) {
      case KEEP -> Set.<FileVisitOption>of();
      case FOLLOW -> Set.of(FileVisitOption.FOLLOW_LINKS);
    };
    long total = progress == Progress.NONE ? -1 : TarOut.size(top);
    Files.walkFileTree(top, options, Integer.MAX_VALUE, new SimpleFileVisitor<>() {
      private long moved;

      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        Files.createDirectories(to.resolve(top.relativize(folder)));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        var place = to.resolve(top.relativize(file));
        if (attributes.isSymbolicLink()) Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
        else if (attributes.isRegularFile()) {
          LocalFiles.copy(file, place, (bytes, _) -> progress.moved(moved + bytes, total));
          moved += attributes.size();
        }
        return FileVisitResult.CONTINUE;
      }
    });
  }

  /** @throws TransportException when a link in a tree that is to be copied would lead outside of where it goes */
  static void confine(Path tree, Path into) throws IOException {
    var top = tree.toRealPath();
    var folder = new Confined(into);
    Files.walkFileTree(top, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        var name = top.relativize(file).toString();
        if (attributes.isSymbolicLink()) folder.link(name, Files.readSymbolicLink(file).toString());
        folder.place(name);
        return FileVisitResult.CONTINUE;
      }
    });
  }

  static void remove(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) return;
    Files.walkFileTree(tree, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path folder, IOException trouble) throws IOException {
        if (trouble != null) throw trouble;
        Files.deleteIfExists(folder);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
