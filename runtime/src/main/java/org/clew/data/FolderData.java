package org.clew.data;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A tree of files: relative paths with forward slashes, sorted, each with its content. Empty directories are not kept. */
public final class FolderData extends Data {
  static final DataType<FolderData> TYPE = new DataType<>("data.folder", FolderData.class, FolderData::read);

  private final Map<String, Blob> files;

  /** @throws IllegalArgumentException when a path is empty, absolute, or has an empty, {@code .} or {@code ..} part */
  public FolderData(Map<String, ? extends Blob> files) {
    var sorted = new TreeMap<String, Blob>();
    files.forEach((path, blob) -> sorted.put(checkPath(path), blob));
    sorted.keySet().forEach(path -> checkNoFileAbove(path, sorted));
    this.files = Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
  }

  /** All files by relative path, sorted by path. */
  public Map<String, Blob> files() {
    return files;
  }

  public Optional<Blob> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** A file's content as UTF-8; may block like {@link Blob#bytes()}. */
  public Optional<String> text(String path) {
    return file(path).map(blob -> new String(blob.bytes(), StandardCharsets.UTF_8));
  }

  static String checkPath(String path) {
    if (path.isEmpty()) throw new IllegalArgumentException("a file path must not be empty");
    if (path.startsWith("/")) throw new IllegalArgumentException("file path '" + path + "' must be relative");
    if (path.indexOf('\0') >= 0) throw new IllegalArgumentException("file path '" + path + "' must not contain a zero byte");
    for (var part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals(".."))
        throw new IllegalArgumentException("file path '" + path + "' must not have the part '" + part + "'");
    }
    return path;
  }

  private static void checkNoFileAbove(String path, Map<String, Blob> files) {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      var above = path.substring(0, slash);
      if (files.containsKey(above)) throw new IllegalArgumentException("'" + above + "' is both a file and the folder of '"
          + path + "'");
    }
  }

  private static FolderData read(Object plain, Blobs blobs) {
    return new FolderData(readFiles(Fields.of(TYPE, plain), blobs));
  }

  static Map<String, Blob> readFiles(Fields fields, Blobs blobs) {
    var byPath = fields.map("files");
    var inner = fields.nested("files");
    var files = new TreeMap<String, Blob>();
    byPath.keySet().forEach(path -> files.put((String) path, inner.nested((String) path).blob(blobs)));
    return files;
  }

  static Map<String, Object> plainFiles(Map<String, Blob> files) {
    var plain = LinkedHashMap.<String, Object>newLinkedHashMap(files.size());
    files.forEach((path, blob) -> plain.put(path, Fields.plain(blob)));
    return Collections.unmodifiableMap(plain);
  }

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public Object plain() {
    return Fields.ordered("files", plainFiles(files));
  }

  @Override
  public List<Blob> blobs() {
    return List.copyOf(files.values());
  }

  @Override
  public String toString() {
    return "FolderData" + files.keySet();
  }
}
