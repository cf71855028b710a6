package org.clew.cli.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Table;
import org.clew.store.Groups;
import org.clew.store.Groups.Group;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what is below a path, when the labels of groups are taken as paths. */
@Command
final class GroupPathLs extends StoreCommand {
  @Parameters(arity = "0..1", paramLabel = "PATH", defaultValue = "", description = "The folder (default: the top).")
  String path;

  @Option(names = {"-R", "--recursive"}, description = "Also what is in the folders below.")
  boolean recursive;

  @Option(names = {"-d", "--with-description"}, description = "Show descriptions.")
  boolean described;

  @Option(names = "--no-virtual", description = "Only groups, no folders that are no group themselves.")
  boolean groupsOnly;

  @Option(names = {"-T", "--type"}, paramLabel = "TYPE", defaultValue = Groups.CORE,
      description = "Type of groups (default ${DEFAULT-VALUE}).")
  String type;

  GroupPathLs(Shell shell) {
    super(shell);
  }

  /** A place in the tree; {@code group} is null for a folder alone. */
  private record Place(String path, Group group, int below) {}

  @Override protected int run(Store store) {
    var groups = store.annotations().groups();
    var places = places(groups.all().stream().filter(group -> group.type().equals(type)).toList());
    if (places.isEmpty() && !path.isEmpty()) throw CommandException.notFound("There is nothing below '" + path
        + "'; see 'clew group path ls -R'.");
    var shown = places.stream().filter(place -> !groupsOnly || place.group() != null).toList();
    if (json) {
      shell.json(Map.of("paths", shown.stream().map(place -> json(groups, place)).toList()));
      return 0;
    }
    if (described) {
      var table = new Table("Path", "Description");
      for (var place : shown) table.row(text(place), place.group() == null ? "" : place.group().description());
      table.print(shell.out(), shell.columns());
    } else {
      shown.forEach(place -> shell.out().println(text(place)));
    }
    return 0;
  }

  private static String text(Place place) {
    return place.path() + (place.group() == null ? "/" : "");
  }

  private List<Place> places(List<Group> groups) {
    var prefix = path.isEmpty() || path.endsWith("/") ? path : path + "/";
    var groupAt = new TreeMap<String, Group>();
    var below = new TreeMap<String, Integer>();
    for (var group : groups) {
      if (!group.label().startsWith(prefix)) continue;
      for (int end = group.label().indexOf('/', prefix.length()); end > 0; end = group.label().indexOf('/', end + 1)) {
        below.merge(group.label().substring(0, end), 1, Integer::sum);
        if (!recursive) break;
      }
      boolean direct = group.label().indexOf('/', prefix.length()) < 0;
      if (direct || recursive) groupAt.put(group.label(), group);
    }
    var paths = new java.util.TreeSet<>(groupAt.keySet());
    paths.addAll(below.keySet());
    var places = new ArrayList<Place>();
    for (var each : paths) places.add(new Place(each, groupAt.get(each), below.getOrDefault(each, 0)));
    return places;
  }

  private static Map<String, Object> json(Groups groups, Place place) {
    var json = new LinkedHashMap<String, Object>();
    json.put("path", place.path());
    json.put("virtual", place.group() == null);
    json.put("uuid", place.group() == null ? null : place.group().uuid().toString());
    json.put("description", place.group() == null ? null : place.group().description());
    json.put("size", place.group() == null ? null : groups.size(place.group().uuid()));
    json.put("groups_below", (long) place.below());
    return json;
  }
}
