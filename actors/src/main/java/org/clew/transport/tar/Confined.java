package org.clew.transport.tar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.clew.transport.Paths;
import org.clew.transport.TransportException;

/** A folder here that files of somebody else are put into; nothing they are called or lead to can reach outside. */
public final class Confined {
  private final Path top;

  /** The folder is made when it is missing. */
  public Confined(Path top) throws IOException {
    Files.createDirectories(top);
    this.top = top.toRealPath();
  }

  public Path top() {
    return top;
  }

  /**
   * Where a file of this name is to lie; the folders above it exist then, and none of them is a link.
   *
   * @throws TransportException when it would lie outside
   */
  public Path place(String name) throws IOException {
    Path place;
    try {
      place = top.resolve(Paths.relative(name)).normalize();
    } catch (IllegalArgumentException e) {
      throw new TransportException("a file from the computer is refused: " + e.getMessage(), e);
    }
    if (!place.startsWith(top)) throw refused(name, "it would lie outside of " + top);
    if (!place.equals(top)) folder(place.getParent(), name);
    return place;
  }

  private void folder(Path folder, String name) throws IOException {
    if (folder.equals(top)) return;
    folder(folder.getParent(), name);
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) return;
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.isSymbolicLink(folder)) throw refused(name, "'" + top.relativize(folder) + "' above it is a link");
      throw new NotDirectoryException(folder.toString());
    }
    Files.createDirectory(folder);
  }

  /**
   * A link may climb only at the beginning of its target, where all folders are real ones: behind a name, {@code ..} could leave
   * through another link.
   *
   * @throws TransportException when a link of this name to this target would lead outside
   */
  public void link(String name, String target) throws IOException {
    var outside = target.startsWith("/") || target.isEmpty() || target.indexOf('\0') >= 0 || climbsLate(target)
        || !top.resolve(Paths.relative(name)).getParent().resolve(target).normalize().startsWith(top);
    if (outside) throw refused(name, "it is a link to '" + target + "', outside of the tree");
  }

  private static boolean climbsLate(String target) {
    var named = false;
    for (var part : target.split("/")) {
      if (part.equals("..") && named) return true;
      named |= !part.equals("..") && !part.equals(".") && !part.isEmpty();
    }
    return false;
  }

  private static TransportException refused(String name, String why) {
    return new TransportException("file '" + name + "' from the computer is refused: " + why);
  }
}
