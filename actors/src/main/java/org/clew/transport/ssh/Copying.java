package org.clew.transport.ssh;

import org.clew.transport.Links;

/** Copies a file or a tree on the computer. */
final class Copying {
  /** Into a folder that is there, all that the tree holds; a file is complete before it has its name. */
  private static final String SCRIPT = """
      if [ -d "$1" ]; then mkdir -p -- "$2" && exec cp -R %s --preserve=mode -T -- "$1"/. "$2"; fi
      cp -L --preserve=mode -T -- "$1" "$2.clew-part" && exec mv -f -T -- "$2.clew-part" "$2"
      rm -f -- "$2.clew-part"; exit 1""";

  private Copying() {}

  static String script(Links links) {
    return SCRIPT.formatted(switch (links) {
      case KEEP -> "-P";
      case FOLLOW -> "-L";
    });
  }
}
