package org.clew.data;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One file: a plain file name and its content. A port for files takes subclasses, too, which know what is in the file. */
public class SinglefileData extends Data {
  static final DataType<SinglefileData> TYPE = new DataType<>("data.singlefile", SinglefileData.class, SinglefileData::read);

  private final String name;
  private final Blob content;

  /** @throws IllegalArgumentException when the name is empty or contains a slash */
  public SinglefileData(String name, Blob content) {
    if (name.contains("/")) throw new IllegalArgumentException("file name '" + name + "' must not contain a slash");
    this.name = FolderData.checkPath(name);
    this.content = Objects.requireNonNull(content, "content");
  }

  public static SinglefileData ofText(String name, String text) {
    return new SinglefileData(name, new InMemoryBlob(text));
  }

  public final String name() {
    return name;
  }

  public final Blob content() {
    return content;
  }

  /** The content as UTF-8; may block like {@link Blob#bytes()}. */
  public final String text() {
    return new String(content.bytes(), StandardCharsets.UTF_8);
  }

  private static SinglefileData read(Object plain, Blobs blobs) {
    var fields = Fields.of(TYPE, plain);
    return new SinglefileData(fields.text("name"), fields.nested("file").blob(blobs));
  }

  /** What a subclass knows of its file, in this order. */
  protected Map<String, Object> attributes() {
    return Map.of();
  }

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public final Object plain() {
    var plain = new LinkedHashMap<String, Object>(attributes());
    plain.put("name", name);
    plain.put("file", Fields.plain(content));
    return Collections.unmodifiableMap(plain);
  }

  @Override
  public final List<Blob> blobs() {
    return List.of(content);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof SinglefileData that && type().equals(that.type()) && name.equals(that.name)
        && content.sha256().equals(that.content.sha256());
  }

  @Override
  public final int hashCode() {
    return Objects.hash(name, content.sha256());
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[" + name + ", " + content.size() + " bytes]";
  }
}
