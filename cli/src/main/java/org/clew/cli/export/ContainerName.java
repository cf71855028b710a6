package org.clew.cli.export;

/**
 * The parts of the name of a container image, such as {@code quay.io/org/tool:1.2@sha256:…}; those that it does not say are
 * null.
 *
 * @param registry host, {@code docker.io} when none is named
 */
record ContainerName(String registry, String name, String tag, String sha256) {
  static ContainerName parse(String image) {
    var rest = image.replaceFirst("^[a-z-]+://", "");
    String sha256 = null;
    int digest = rest.indexOf("@sha256:");
    if (digest >= 0) {
      sha256 = rest.substring(digest + 8);
      rest = rest.substring(0, digest);
    }
    String tag = null;
    int colon = rest.lastIndexOf(':');
    if (colon > rest.lastIndexOf('/')) {
      tag = rest.substring(colon + 1);
      rest = rest.substring(0, colon);
    }
    if (image.endsWith(".sif")) return new ContainerName(null, rest, tag, sha256);
    int slash = rest.indexOf('/');
    boolean hasHost = slash > 0 && (rest.substring(0, slash).matches(".*[.:].*") || rest.startsWith("localhost/"));
    return new ContainerName(hasHost ? rest.substring(0, slash) : "docker.io", hasHost ? rest.substring(slash + 1) : rest, tag,
        sha256);
  }
}
