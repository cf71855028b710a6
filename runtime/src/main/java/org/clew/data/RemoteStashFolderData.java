package org.clew.data;

/** Copies of files of a job, with their paths, in a folder. */
public final class RemoteStashFolderData extends RemoteStashData {
  static final DataType<RemoteStashFolderData> TYPE =
      new DataType<>("data.remote.stash.folder", RemoteStashFolderData.class,
          (plain, _) -> new RemoteStashFolderData(read(RemoteStashFolderData.TYPE, plain)), HashRule.PLACE);

  public RemoteStashFolderData(Place place) {
    super(place);
  }

  @Override
  public String type() {
    return TYPE.name();
  }
}
