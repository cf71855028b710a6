package org.clew.cli;

/** The version of this build, as in the manifest of its jar. */
public final class Version {
  private Version() {}

  public static String text() {
    var version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }
}
