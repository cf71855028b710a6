package org.clew.transport;

/** Archives that a computer can make and open with its own {@code tar}. */
public enum ArchiveFormat {
  TAR("tar", ""), TAR_GZ("tar.gz", "-z"), TAR_BZ2("tar.bz2", "-j"), TAR_XZ("tar.xz", "-J");

  private final String extension;
  private final String option;

  ArchiveFormat(String extension, String option) {
    this.extension = extension;
    this.option = option;
  }

  /** Without a dot in front, e.g. {@code tar.gz}; also its durable name. */
  public String extension() {
    return extension;
  }

  /** Option of GNU tar for making it; empty for none. */
  String option() {
    return option;
  }
}
