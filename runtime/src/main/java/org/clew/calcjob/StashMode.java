package org.clew.calcjob;

import java.util.Arrays;
import java.util.Optional;

/** How files of a job are put away. */
public enum StashMode {
  COPY("copy", ""),
  TAR("tar", ""),
  TAR_GZ("tar.gz", "-z"),
  TAR_BZ2("tar.bz2", "-j"),
  TAR_XZ("tar.xz", "-J"),
  CUSTOM("submit_custom_code", "");

  private final String durable;
  private final String flag;

  StashMode(String durable, String flag) {
    this.durable = durable;
    this.flag = flag;
  }

  /** Name in options and nodes; for archives also the extension of their file. */
  public String durable() {
    return durable;
  }

  public boolean isArchive() {
    return this != COPY && this != CUSTOM;
  }

  /** Option of tar for the compression; empty without one. */
  public String flag() {
    return flag;
  }

  public static Optional<StashMode> of(String name) {
    return Arrays.stream(values()).filter(mode -> mode.durable.equals(name)).findFirst();
  }
}
