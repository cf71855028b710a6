package org.clew.archive;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.archive.ImportOptions.Grouping;
import org.clew.store.AnnotationException;
import org.clew.store.Groups;
import org.clew.store.Groups.Group;
import org.clew.store.Uuids;

/** Which groups an import makes, and which of those that are here take its nodes. */
final class GroupPlan {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private record Name(String label, String type) {}

  private final List<Group> made = new ArrayList<>();
  private final Map<Name, UUID> names = new HashMap<>();
  private final Group importGroup;

  GroupPlan(ImportPlan plan, Groups here, Clock clock) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Set<UUID> known = new HashSet<>();
    for (var group : here.all()) {
      names.put(new Name(group.label(), group.type()), group.uuid());
      known.add(group.uuid());
    }
    plan.source.groups(group -> {
      if (!known.contains(group.uuid()))
        make(group.uuid(), group.label(), group.type(), group.description(), group.author(), group.ctime(),
            group.extras());
    });
    importGroup = importGroup(plan, here, now);
  }

  private Group importGroup(ImportPlan plan, Groups here, Instant now) {
    var options = plan.options;
    if (options.grouping() == Grouping.UNGROUPED || plan.nodes.size() == 0) return null;
    if (options.group().isPresent()) {
      var label = options.group().get();
      for (var type : List.of(Groups.CORE, Groups.IMPORT)) {
        var found = here.group(label, type);
        if (found.isPresent()) return found.get();
      }
      return make(Uuids.next(), label, Groups.CORE, "", options.author(), now, Map.of());
    }
    if (plan.nodes.countNew() == 0) return null;
    return make(Uuids.next(), STAMP.format(now), Groups.IMPORT, "Imported from " + plan.source.name(), options.author(), now,
        Map.of());
  }

  /** Under the first of LABEL, LABEL_2, LABEL_3 … that is free. */
  private Group make(UUID uuid, String label, String type, String description, String author, Instant ctime,
      Map<String, Object> extras) {
    int number = 1;
    var free = label;
    while (names.containsKey(new Name(free, type))) free = label + "_" + ++number;
    try {
      var group = new Group(uuid, free, type, description, author, ctime, extras);
      names.put(new Name(free, type), uuid);
      made.add(group);
      return group;
    } catch (AnnotationException e) {
      throw new ArchiveException("The group " + uuid + " cannot be imported: " + e.getMessage());
    }
  }

  List<Group> made() {
    return made;
  }

  UUID importGroupUuid() {
    return importGroup == null ? null : importGroup.uuid();
  }

  String importGroup() {
    return importGroup == null ? null : importGroup.label();
  }
}
