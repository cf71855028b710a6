package org.clew.archive.aiida;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.clew.archive.ArchiveException;
import org.clew.archive.Digests;
import org.clew.archive.NodeRecord;
import org.clew.archive.Progress;
import org.clew.archive.Records;
import org.clew.archive.Source;
import org.clew.archive.ZipCheck;
import org.clew.data.Blob;
import org.clew.store.PlainJson;

/**
 * An archive of AiiDA 2, open for reading: nodes, files, extras, groups, comments, log records and computers, without how one
 * logs in.
 */
public final class AiidaArchive implements Source {
  private static final Set<String> VERSIONS = Set.of("main_0000", "main_0000a", "main_0000b", "main_0001", "main_0002",
      "main_0003");
  private static final String METADATA = "metadata.json";
  private static final String DATABASE = "db.sqlite3";
  private static final String OBJECTS = "repo/";
  private static final int LONGEST_METADATA = 64 << 20;

  private final String name;
  private final ZipFile zip;
  private final Map<String, Object> metadata;
  private final AiidaDatabase database;
  private final AiidaRows rows;
  private final AiidaNotes notes = new AiidaNotes();

  private AiidaArchive(String name, ZipFile zip, Map<String, Object> metadata, AiidaDatabase database) {
    this.name = name;
    this.zip = zip;
    this.metadata = metadata;
    this.database = database;
    this.rows = new AiidaRows(name, database, this::objectSize, Packed::new, notes);
  }

  /** Whether the zip file looks like an archive of AiiDA, of any version. */
  public static boolean isOne(ZipFile zip) {
    return zip.getEntry(DATABASE) != null || zip.getEntry("data.json") != null;
  }

  /**
   * Opens an archive.
   *
   * @param zip is closed with it, or before this throws
   * @param anySize whether it may unpack to any amount of bytes
   * @throws ArchiveException when it is of a version that can not be read, or broken
   */
  public static AiidaArchive open(Path file, ZipFile zip, boolean anySize) {
    var name = file.getFileName().toString();
    try {
      var metadata = metadata(name, zip);
      ZipCheck.bytes(zip, name, Files.size(file), AiidaArchive::isEntry, anySize);
      return new AiidaArchive(name, zip, metadata, database(name, zip));
    } catch (IOException e) {
      close(zip);
      throw new ArchiveException(name + " cannot be read (" + e.getMessage() + ").", e);
    } catch (RuntimeException e) {
      close(zip);
      throw e;
    }
  }

  private static boolean isEntry(String entry) {
    return entry.equals(METADATA) || entry.equals(DATABASE) || entry.equals(OBJECTS) || entry.matches(OBJECTS + "[0-9a-f]{64}");
  }

  private static Map<String, Object> metadata(String name, ZipFile zip) throws IOException {
    var entry = zip.getEntry(METADATA);
    if (entry == null) throw new ArchiveException(name + " is not whole: it has no " + METADATA + ".");
    try (var in = zip.getInputStream(entry)) {
      var found = PlainJson.read(in.readNBytes(LONGEST_METADATA));
      if (!(found instanceof Map<?, ?> map) || !(map.get("export_version") instanceof String version))
        throw new ArchiveException(name + ", "
            + METADATA + " does not say which version of AiiDA's format it has (export_version).");
      if (version.matches("[0-9.]+")) throw new ArchiveException(name + " has AiiDA's format " + version
          + " from before AiiDA 2. Bring it up to date first: verdi archive migrate " + name + " new.aiida");
      if (!VERSIONS.contains(version)) throw new ArchiveException(name + " has AiiDA's format " + version
          + ", which this Clew does not know: it reads main_0000 to main_0003.");
      if (!"sha256".equals(map.get("key_format")))
        throw new ArchiveException(name + " names its files by " + map.get("key_format")
            + "; only sha256 can be read.");
      return facts(map, version);
    } catch (IllegalArgumentException e) {
      throw new ArchiveException(name + ", " + METADATA + ": " + e.getMessage().lines().findFirst().orElse("not JSON") + ".", e);
    }
  }

  private static Map<String, Object> facts(Map<?, ?> map, String version) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("format", "aiida");
    facts.put("version", version);
    facts.put("creator", "aiida " + map.get("aiida_version"));
    facts.put("created", map.get("ctime"));
    facts.put("parameters", map.get("creation_parameters"));
    return facts;
  }

  private static AiidaDatabase database(String name, ZipFile zip) throws IOException {
    var entry = zip.getEntry(DATABASE);
    if (entry == null) throw new ArchiveException(name + " is not whole: it has no " + DATABASE + ".");
    var file = Files.createTempFile("clew-aiida-", ".sqlite3");
    file.toFile().deleteOnExit();
    try (var in = zip.getInputStream(entry); var out = Files.newOutputStream(file)) {
      Digests.copy(in, out, entry.getSize());
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return AiidaDatabase.open(name, file);
  }

  @Override public String name() {
    return name;
  }

  @Override public Map<String, Object> metadata() {
    return metadata;
  }

  @Override public void verify(Progress progress) {
    database.verify();
    var damaged = new ArrayList<String>();
    long seen = 0;
    var entries = zip.entries();
    while (entries.hasMoreElements()) {
      var entry = entries.nextElement();
      if (!entry.isDirectory() && entry.getName().startsWith(OBJECTS)) check(entry, damaged);
      progress.at("checking files", ++seen, zip.size());
    }
    if (!damaged.isEmpty()) throw new ArchiveException(name + " is damaged; nothing was imported:", damaged);
  }

  private void check(ZipEntry entry, List<String> damaged) {
    try (var in = zip.getInputStream(entry)) {
      var sum = Digests.copy(in, OutputStream.nullOutputStream(), entry.getSize());
      if (!entry.getName().equals(OBJECTS + sum.sha256()))
        damaged.add(entry.getName() + " has another content than its name says");
    } catch (IOException e) {
      damaged.add(entry.getName() + " cannot be unpacked (" + e.getMessage() + ")");
    }
  }

  @Override public void nodes(Consumer<NodeRecord> each) {
    rows.nodes(each);
  }

  @Override public void links(Consumer<Records.Link> each) {
    rows.links(each);
  }

  @Override public void logs(Consumer<Records.Log> each) {
    rows.logs(each);
  }

  @Override public void comments(Consumer<Records.Comment> each) {
    rows.comments(each);
  }

  @Override public void groups(Consumer<Records.Group> each) {
    rows.groups(each);
  }

  @Override public void members(Consumer<Records.Member> each) {
    rows.members(each);
  }

  @Override public void computers(Consumer<Map<String, Object>> each) {
    rows.computers(each);
  }

  @Override public OptionalLong objectSize(String sha256) {
    var entry = zip.getEntry(OBJECTS + sha256);
    return entry == null || !sha256.matches("[0-9a-f]{64}") ? OptionalLong.empty() : OptionalLong.of(entry.getSize());
  }

  @Override public InputStream object(String sha256) throws IOException {
    return zip.getInputStream(zip.getEntry(OBJECTS + sha256));
  }

  /** An object of the archive as the content of a file. */
  private final class Packed implements Blob {
    private final String sha256;
    private final long size;

    Packed(String sha256, long size) {
      this.sha256 = sha256;
      this.size = size;
    }

    @Override public String sha256() {
      return sha256;
    }

    @Override public long size() {
      return size;
    }

    @Override public byte[] bytes() {
      try (var in = object(sha256)) {
        return in.readNBytes(Math.toIntExact(size));
      } catch (IOException e) {
        throw new ArchiveException(name + ": its object " + sha256 + " cannot be unpacked (" + e.getMessage() + ").", e);
      }
    }
  }

  @Override public List<String> notes() {
    return notes.told();
  }

  private static void close(ZipFile zip) {
    try {
      zip.close();
    } catch (IOException _) {
      // it was only read
    }
  }

  @Override public void close() {
    database.close();
    close(zip);
  }
}
