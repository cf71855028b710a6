package org.clew.data;

/** Files of a job in an archive. */
public final class RemoteStashCompressedData extends RemoteStashData {
  static final DataType<RemoteStashCompressedData> TYPE =
      new DataType<>("data.remote.stash.compress", RemoteStashCompressedData.class,
          (plain, _) -> new RemoteStashCompressedData(read(RemoteStashCompressedData.TYPE, plain)), HashRule.PLACE);

  public RemoteStashCompressedData(Place place) {
    super(place);
  }

  @Override
  public String type() {
    return TYPE.name();
  }
}
