package org.clew.data;

import java.util.List;
import java.util.Objects;

/**
 * Files of a job that were put away on its computer, outside its working directory. Says nothing about whether they still exist.
 */
public abstract sealed class RemoteStashData extends Data
    permits RemoteStashFolderData, RemoteStashCompressedData, RemoteStashCustomData {
  private final Place place;

  /**
   * What was put away and where.
   *
   * @param computer label
   * @param mode durable name, such as {@code copy} or {@code tar.gz}
   * @param target absolute path of the folder or archive
   * @param source absolute path of the folder that the files were in
   * @param files paths and globs below {@code source}, as they were asked for
   */
  public record Place(String computer, String mode, String target, String source, List<String> files) {
    public Place {
      if (computer.isBlank()) throw new IllegalArgumentException("a stash needs the label of its computer");
      if (!target.startsWith("/")) throw new IllegalArgumentException("stash '" + target + "' must be an absolute path");
      if (!source.startsWith("/"))
        throw new IllegalArgumentException("source of a stash '" + source + "' must be an absolute path");
      files = List.copyOf(files);
    }
  }

  RemoteStashData(Place place) {
    this.place = place;
  }

  public final Place place() {
    return place;
  }

  public final String computer() {
    return place.computer();
  }

  /** Absolute path of the folder or archive. */
  public final String path() {
    return place.target();
  }

  static Place read(DataType<?> type, Object plain) {
    var fields = Fields.of(type, plain);
    var files = fields.list("source_list").stream().map(Objects::toString).toList();
    return new Place(fields.text("computer"), fields.text("stash_mode"), fields.text("target_basepath"),
        fields.text("source_path"), files);
  }

  @Override
  public final Object plain() {
    return Fields.ordered("computer", place.computer(), "stash_mode", place.mode(), "target_basepath", place.target(),
        "source_path", place.source(), "source_list", List.copyOf(place.files()));
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[" + place.computer() + ":" + place.target() + "]";
  }
}
