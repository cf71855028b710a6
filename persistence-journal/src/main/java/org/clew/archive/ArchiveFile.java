package org.clew.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.clew.archive.Format.Part;
import org.clew.store.PlainJson;

/** An archive of Clew, open for reading. */
public final class ArchiveFile implements Source {
  private static final int LONGEST_METADATA = 16 << 20;

  private final String name;
  private final ZipFile zip;
  private final long bytes;
  private final Map<String, Object> metadata;

  private ArchiveFile(String name, ZipFile zip, long bytes, Map<String, Object> metadata) {
    this.name = name;
    this.zip = zip;
    this.bytes = bytes;
    this.metadata = metadata;
  }

  /**
   * Opens an archive and looks at its table of contents and at what it says of itself.
   *
   * @param anySize whether it may unpack to any amount of bytes
   * @throws ArchiveException when it is not one that this version can read
   */
  public static ArchiveFile open(Path file, boolean anySize) {
    return open(file, zip(file), anySize);
  }

  /** @param zip is closed with it, or before this throws */
  static ArchiveFile open(Path file, ZipFile zip, boolean anySize) {
    var name = file.getFileName().toString();
    try {
      long bytes = ZipCheck.bytes(zip, name, Files.size(file), Format::isEntry, anySize);
      return new ArchiveFile(name, zip, bytes, metadata(name, zip));
    } catch (IOException e) {
      close(zip);
      throw new ArchiveException(name + " cannot be read (" + e.getMessage() + ").", e);
    } catch (RuntimeException e) {
      close(zip);
      throw e;
    }
  }

  /** Opens a zip file; throws ArchiveException that tells what is there instead. */
  public static ZipFile zip(Path file) {
    if (Files.isDirectory(file)) throw new ArchiveException(file + " is a folder: name an archive.");
    try {
      return new ZipFile(file.toFile());
    } catch (NoSuchFileException e) {
      throw new ArchiveException(file.toString().matches("https?:/.*") ? "Archives are read from files: fetch "
          + file.getFileName() + " with your browser or curl and name the file." : "There is no file " + file + ".", e);
    } catch (ZipException e) {
      throw new ArchiveException(startsLikeZip(file) ? file.getFileName()
          + " is not whole: it was cut off or damaged on its way. Get it again."
          : file.getFileName() + " is not an archive: it is no zip file.", e);
    } catch (IOException e) {
      throw new ArchiveException("The file " + file + " cannot be read (" + e.getMessage() + ").", e);
    }
  }

  private static boolean startsLikeZip(Path file) {
    try (var in = Files.newInputStream(file)) {
      var start = in.readNBytes(4);
      return start.length >= 2 && start[0] == 'P' && start[1] == 'K';
    } catch (IOException _) {
      return false;
    }
  }

  private static void close(ZipFile zip) {
    try {
      zip.close();
    } catch (IOException _) {
      // it was only read
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> metadata(String name, ZipFile zip) throws IOException {
    var entry = zip.getEntry(Format.METADATA);
    if (entry == null) throw new ArchiveException(name + " is a zip file but not an archive: it has no " + Format.METADATA + ".");
    try (var in = zip.getInputStream(entry)) {
      var found = json(name + ", " + Format.METADATA, in.readNBytes(LONGEST_METADATA));
      if (!(found instanceof Map<?, ?> map) || !Format.NAME.equals(map.get("format"))) throw new ArchiveException(name
          + " is not an archive of Clew: " + Format.METADATA + " does not say so.");
      if (!(map.get("version") instanceof Long version) || version < 1) throw new ArchiveException(name + ", " + Format.METADATA
          + ", version: a whole number from 1 was expected.");
      if (version > Format.VERSION)
        throw new ArchiveException(name + " has format version " + version + ", and this Clew reads up to "
            + Format.VERSION + ": use a newer one.");
      return (Map<String, Object>) map;
    }
  }

  private static Object json(String place, byte[] bytes) {
    try {
      return PlainJson.read(bytes);
    } catch (IllegalArgumentException e) {
      throw new ArchiveException(place + ": " + e.getMessage().lines().findFirst().orElse("not JSON") + ".", e);
    }
  }

  @Override public String name() {
    return name;
  }

  @Override public Map<String, Object> metadata() {
    return metadata;
  }

  @Override public void verify(Progress progress) {
    var sums = sums();
    var problems = new Problems();
    long seen = 0;
    var entries = zip.entries();
    while (entries.hasMoreElements()) {
      var entry = entries.nextElement();
      seen += entry.getSize();
      if (!entry.isDirectory() && !entry.getName().equals(Format.SUMS)) {
        var wanted = sums.remove(entry.getName());
        if (wanted == null) problems.add(entry.getName() + " is not listed in " + Format.SUMS);
        else check(entry, wanted, problems);
      }
      progress.at("checking bytes", seen, bytes);
    }
    sums.keySet().forEach(missing -> problems.add(missing + " is missing"));
    problems.refuse(name + " is damaged; nothing was imported:");
  }

  private void check(java.util.zip.ZipEntry entry, String wanted, Problems problems) {
    try (var in = zip.getInputStream(entry)) {
      var sum = Digests.copy(in, OutputStream.nullOutputStream(), entry.getSize());
      if (!sum.sha256().equals(wanted))
        problems.add(entry.getName() + " does not have the SHA-256 that " + Format.SUMS + " says");
      else if (!Format.objectOf(entry.getName()).orElse(wanted).equals(wanted))
        problems.add(entry.getName() + " has another content than its name says");
    } catch (IOException e) {
      problems.add(entry.getName() + " cannot be unpacked (" + e.getMessage() + ")");
    }
  }

  private Map<String, String> sums() {
    var entry = zip.getEntry(Format.SUMS);
    if (entry == null) throw new ArchiveException(name + " is not whole: it has no " + Format.SUMS + ".");
    var sums = new HashMap<String, String>();
    try (var in = zip.getInputStream(entry)) {
      var lines = new BoundedLines(in, 1 << 10);
      for (var line = lines.next(); line != null; line = lines.next()) {
        var text = new String(line, StandardCharsets.UTF_8);
        if (!text.matches("[0-9a-f]{64}  .+"))
          throw new ArchiveException(name + ", " + Format.SUMS + ": '" + text + "' is not a SHA-256 and a name.");
        sums.put(text.substring(66), text.substring(0, 64));
      }
      return sums;
    } catch (IOException e) {
      throw new ArchiveException(name + ", " + Format.SUMS + " cannot be read (" + e.getMessage() + ").", e);
    }
  }

  @Override public void nodes(Consumer<NodeRecord> each) {
    lines(Part.NODES, ArchiveCodec::node, each);
  }

  @Override public void links(Consumer<Records.Link> each) {
    lines(Part.LINKS, ArchiveCodec::link, each);
  }

  @Override public void logs(Consumer<Records.Log> each) {
    lines(Part.LOGS, ArchiveCodec::log, each);
  }

  @Override public void comments(Consumer<Records.Comment> each) {
    lines(Part.COMMENTS, ArchiveCodec::comment, each);
  }

  @Override public void groups(Consumer<Records.Group> each) {
    lines(Part.GROUPS, ArchiveCodec::group, each);
  }

  @Override public void members(Consumer<Records.Member> each) {
    lines(Part.MEMBERS, ArchiveCodec::member, each);
  }

  @Override public void computers(Consumer<Map<String, Object>> each) {
    lines(Part.COMPUTERS, fields -> {
      fields.text("label");
      @SuppressWarnings("unchecked") var computer = (Map<String, Object>) fields.map();
      return computer;
    }, each);
  }

  private <T> void lines(Part part, Function<Fields, T> reader, Consumer<T> each) {
    var entry = zip.getEntry(part.entry());
    if (entry == null) return;
    long number = 0;
    try (var in = zip.getInputStream(entry)) {
      var lines = new BoundedLines(in, BoundedLines.LONGEST);
      for (var line = lines.next(); line != null; line = lines.next()) {
        var place = name + ", " + part.entry() + ", line " + ++number;
        each.accept(reader.apply(Fields.of(place, json(place, line))));
      }
    } catch (IOException e) {
      throw new ArchiveException(name + ", " + part.entry() + " cannot be read after line " + number + " (" + e.getMessage()
          + ").", e);
    }
  }

  @Override public OptionalLong objectSize(String sha256) {
    var entry = zip.getEntry(Format.OBJECTS + sha256);
    return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.getSize());
  }

  @Override public InputStream object(String sha256) throws IOException {
    return zip.getInputStream(zip.getEntry(Format.OBJECTS + sha256));
  }

  @Override public List<String> notes() {
    return List.of();
  }

  @Override public void close() {
    close(zip);
  }
}
