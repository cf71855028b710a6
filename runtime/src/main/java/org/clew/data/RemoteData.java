package org.clew.data;

/** A directory on a computer: the computer's label and an absolute path there. Says nothing about whether it still exists. */
public final class RemoteData extends Data {
  static final DataType<RemoteData> TYPE = new DataType<>("data.remote", RemoteData.class, RemoteData::read, HashRule.PLACE);

  private final String computer;
  private final String path;

  /** @throws IllegalArgumentException when the label is blank or the path is not absolute */
  public RemoteData(String computer, String path) {
    if (computer.isBlank()) throw new IllegalArgumentException("a remote directory needs the label of its computer");
    if (!path.startsWith("/")) throw new IllegalArgumentException("remote path '" + path + "' must be absolute");
    this.computer = computer;
    this.path = path;
  }

  public String computer() {
    return computer;
  }

  public String path() {
    return path;
  }

  private static RemoteData read(Object plain, Blobs blobs) {
    var fields = Fields.of(TYPE, plain);
    return new RemoteData(fields.text("computer"), fields.text("path"));
  }

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public Object plain() {
    return Fields.ordered("computer", computer, "path", path);
  }

  @Override
  public String toString() {
    return "RemoteData[" + computer + ":" + path + "]";
  }
}
