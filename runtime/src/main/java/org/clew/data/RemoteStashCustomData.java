package org.clew.data;

/** Files of a job that a program of the user put away, in a way that only it knows. */
public final class RemoteStashCustomData extends RemoteStashData {
  static final DataType<RemoteStashCustomData> TYPE =
      new DataType<>("data.remote.stash.custom", RemoteStashCustomData.class,
          (plain, _) -> new RemoteStashCustomData(read(RemoteStashCustomData.TYPE, plain)), HashRule.PLACE);

  public RemoteStashCustomData(Place place) {
    super(place);
  }

  @Override
  public String type() {
    return TYPE.name();
  }
}
