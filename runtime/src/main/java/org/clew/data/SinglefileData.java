package org.clew.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** One file: a plain file name and its content. */
public final class SinglefileData extends Data {
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

  public String name() {
    return name;
  }

  public Blob content() {
    return content;
  }

  /** The content as UTF-8; may block like {@link Blob#bytes()}. */
  public String text() {
    return new String(content.bytes(), StandardCharsets.UTF_8);
  }

  private static SinglefileData read(Object plain, Blobs blobs) {
    var fields = Fields.of(TYPE, plain);
    return new SinglefileData(fields.text("name"), fields.nested("file").blob(blobs));
  }

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public Object plain() {
    return Fields.ordered("name", name, "file", Fields.plain(content));
  }

  @Override
  public List<Blob> blobs() {
    return List.of(content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SinglefileData that && name.equals(that.name) && content.sha256().equals(that.content.sha256());
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, content.sha256());
  }

  @Override
  public String toString() {
    return "SinglefileData[" + name + ", " + content.size() + " bytes]";
  }
}
