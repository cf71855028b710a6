package org.clew.job;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clew.calcjob.Glob;
import org.clew.calcjob.RetrieveEntry;
import org.clew.calcjob.RetrieveList;
import org.clew.data.Blob;
import org.clew.process.Report;
import org.clew.transport.RemoteFile;
import org.clew.transport.RemoteFile.Kind;
import org.clew.transport.Transport;
import org.clew.transport.Transport.FileUse;

/** Brings files of a job directory to a place of choice. What is missing is passed over, and told if it was asked for by name. */
final class Retrieval {
  private final Transport transport;
  private final String workdir;
  private final FileUse<Blob> keep;
  private final Map<String, Blob> files = new TreeMap<>();
  private final List<String> missing = new ArrayList<>();

  /**
   * @param files contents by target path
   * @param missing sources of entries that are no patterns and were not there
   */
  record Brought(Map<String, Blob> files, List<String> missing) {
    static final Brought NOTHING = new Brought(Map.of(), List.of());

    /** One line that names what was missing, but for files that are not always there; empty when nothing was. */
    List<Report> reports(Instant now, Collection<String> optional) {
      var named = missing.stream().filter(source -> !optional.contains(source)).map(source -> "'" + source + "'").toList();
      return named.isEmpty() ? List.of() : List.of(new Report(now, Report.INFO, "Not retrieved, since "
          + (named.size() == 1 ? "it is" : "they are") + " not there: " + String.join(", ", named)));
    }
  }

  private Retrieval(Transport transport, String workdir, FileUse<Blob> keep) {
    this.transport = transport;
    this.workdir = workdir;
    this.keep = keep;
  }

  static Brought files(Transport transport, String workdir, List<RetrieveEntry> entries, FileUse<Blob> keep) throws IOException {
    var retrieval = new Retrieval(transport, workdir, keep);
    for (var entry : entries) retrieval.bring(entry);
    return new Brought(retrieval.files, List.copyOf(retrieval.missing));
  }

  private void bring(RetrieveEntry entry) throws IOException {
    for (var pair : RetrieveList.pairs(entry, pattern -> glob(pattern))) {
      var found = transport.attributes(absolute(pair.source()));
      boolean isThere = found.isPresent() && top(found.get(), pair.target());
      if (!isThere && !Glob.isPattern(entry.source())) missing.add(entry.source());
    }
  }

  /** Whether there is such a file or folder. A link is followed here, but not to folders below: they could lead back. */
  private boolean top(RemoteFile file, String target) throws IOException {
    if (file.kind() == Kind.LINK) return lend(file.path(), target) || linked(file.path(), target);
    bring(file, target);
    return true;
  }

  private boolean linked(String path, String target) throws IOException {
    try {
      folder(path, target);
      return true;
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private void folder(String path, String target) throws IOException {
    for (var inner : transport.list(path)) {
      var name = inner.name();
      if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0)
        throw new IOException("the computer tells of " + inner.path() + " in " + path + ", which cannot be");
      bring(inner, target + "/" + name);
    }
  }

  private void bring(RemoteFile file, String target) throws IOException {
    switch (file.kind()) {
      case FOLDER -> folder(file.path(), target);
      case FILE -> {
        if (lend(file.path(), target)) checkSize(file, files.get(target));
      }
      case LINK, OTHER -> { }
    }
  }

  /** A file that still grows may have become larger meanwhile. */
  private static void checkSize(RemoteFile file, Blob kept) throws IOException {
    if (kept.size() < file.size()) throw new IOException(file.path() + " has " + file.size() + " bytes, but only " + kept.size()
        + " came; it is fetched again");
  }

  /** Whether it is a file that is there. */
  private boolean lend(String path, String target) throws IOException {
    try {
      files.put(target, transport.lend(path, keep));
      return true;
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private List<String> glob(String pattern) {
    try {
      var found = transport.glob(absolute(pattern));
      if (pattern.startsWith("/")) return found;
      for (var path : found) if (!path.startsWith(workdir + "/")) throw new IOException("the computer tells of " + path
          + " where only files of " + workdir + " were asked for");
      return found.stream().map(path -> path.substring(workdir.length() + 1)).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String absolute(String path) {
    return path.startsWith("/") ? path : workdir + "/" + path;
  }
}
