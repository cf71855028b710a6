package org.clew.transport;

/** Rules for paths on a computer, and for those that come from one. */
public final class Paths {
  /** Ending of a file that is on its way; the whole file is then renamed. */
  public static final String PART = ".clew-part";

  private Paths() {}

  /**
   * Without doubled slashes and single dots.
   *
   * @throws IllegalArgumentException when it is relative or climbs
   */
  public static String absolute(String path) {
    if (!path.startsWith("/")) throw new IllegalArgumentException("path '" + path + "' must be absolute");
    var normal = normal(path);
    return normal.isEmpty() ? "/" : "/" + normal;
  }

  /** @throws IllegalArgumentException when it is absolute, empty or climbs */
  public static String relative(String path) {
    if (path.startsWith("/")) throw new IllegalArgumentException("path '" + path + "' must be relative");
    var normal = normal(path);
    if (normal.isEmpty() && !path.startsWith(".")) throw new IllegalArgumentException("a path must not be empty");
    return normal.isEmpty() ? "." : normal;
  }

  private static String normal(String path) {
    var normal = new StringBuilder();
    for (var name : path.split("/")) {
      if (name.equals("..")) throw new IllegalArgumentException("path '" + path + "' must not contain '..'");
      if (name.indexOf('\0') >= 0)
        throw new IllegalArgumentException("path '" + path.replace('\0', '?') + "' must not contain NUL");
      if (!name.isEmpty() && !name.equals(".")) normal.append(normal.isEmpty() ? "" : "/").append(name);
    }
    return normal.toString();
  }

  /**
   * Checks a name that a computer told of a file in a folder.
   *
   * @throws TransportException when it is no name of one file there
   */
  public static String told(String folder, String name) throws TransportException {
    if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0)
      throw new TransportException("the computer tells of a file '" + name.replace('\0', '?') + "' in " + folder
          + ", which is no name of a file");
    return name;
  }

  public static String parent(String absolute) {
    var at = absolute.lastIndexOf('/');
    return at <= 0 ? "/" : absolute.substring(0, at);
  }
}
