package org.clew.repository;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The packs of a repository as they were found last; upkeep adds some and takes others away. */
final class Packs {
  private final Path folder;
  private volatile List<Pack> known = List.of();

  Packs(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  List<Pack> known() {
    return known;
  }

  /** Looks which packs there are now. */
  synchronized List<Pack> refresh() throws IOException {
    Set<String> ids = ids(".index");
    List<Pack> found = new ArrayList<>(known.stream().filter(pack -> ids.contains(pack.id())).toList());
    Set<String> opened = found.stream().map(Pack::id).collect(Collectors.toSet());
    for (String id : ids) {
      if (opened.contains(id)) continue;
      try {
        found.add(Pack.open(folder, id));
      } catch (NoSuchFileException _) {
        // taken away since the listing; what it held is in another one
      }
    }
    known = List.copyOf(found);
    return known;
  }

  Optional<Extent> find(Hash hash) {
    return known.stream().flatMap(pack -> pack.find(hash).stream()).findFirst();
  }

  /** Removes drafts and gives packs without index one, as a kill may leave them; only upkeep may do so. */
  void recover() throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, "draft-*")) {
      for (Path draft : drafts) Files.delete(draft);
    }
    Set<String> bare = ids(".pack");
    bare.removeAll(ids(".index"));
    for (String id : bare) PackWriter.index(folder, id);
  }

  private Set<String> ids(String ending) throws IOException {
    Set<String> ids = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ending)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        ids.add(name.substring(0, name.length() - ending.length()));
      }
    } catch (NoSuchFileException _) {
      return ids;
    }
    return ids;
  }
}
