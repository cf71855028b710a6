package org.clew.cli.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.clew.cli.CommandException;
import org.clew.cli.CommandException.Detail;
import org.clew.cli.Identifier;
import org.clew.registry.CodeRegistry;
import org.clew.registry.ComputerRegistry;
import org.clew.store.Groups;
import org.clew.store.Groups.Group;
import org.clew.store.Store;

/** What people name on the command line, looked up; everything that is not there is told at once. */
final class Chosen {
  private static final int PAGE = 10_000;

  private final Store store;
  private final List<Detail> unknown = new ArrayList<>();
  final List<Long> pks = new ArrayList<>();
  final List<UUID> groups = new ArrayList<>();
  final List<String> computers = new ArrayList<>();

  Chosen(Store store) {
    this.store = store;
  }

  void nodes(Collection<String> names) {
    for (var name : names) {
      try {
        pks.add(Identifier.node(store.graph(), name).pk());
      } catch (CommandException e) {
        unknown.add(new Detail("nodes." + name, e.getMessage()));
      }
    }
  }

  void groups(Collection<String> names) {
    for (var name : names) {
      var found = group(store, name);
      if (found.isEmpty()) unknown.add(new Detail("groups." + name, "There is no group '" + name + "' (label or uuid)."));
      found.ifPresent(group -> {
        groups.add(group.uuid());
        var members = store.annotations().groups();
        for (var page = members.members(group.uuid(), 0, PAGE); !page.isEmpty();
            page = members.members(group.uuid(), page.getLast(), PAGE)) pks.addAll(page);
      });
    }
  }

  /** By uuid, or by label among those made by hand first. */
  static Optional<Group> group(Store store, String name) {
    var all = store.annotations().groups().all().stream()
        .filter(group -> group.label().equals(name) || group.uuid().toString().equals(name)).toList();
    return all.stream().filter(group -> group.type().equals(Groups.CORE)).findFirst().or(() -> all.stream().findFirst());
  }

  void codes(Collection<String> names) {
    for (var name : names) {
      var entry = CodeRegistry.of(store).find(name);
      if (entry.isPresent()) pks.add(entry.get().node().pk());
      else unknown.add(new Detail("codes." + name, "There is no code '" + name + "'; see 'clew code list'."));
    }
  }

  void computers(Collection<String> labels, ComputerRegistry registry) {
    for (var label : labels) {
      if (registry.find(label).isPresent()) computers.add(label);
      else unknown.add(new Detail("computers." + label, "There is no computer '" + label + "'; see 'clew computer list'."));
    }
  }

  void requireKnown() {
    if (unknown.isEmpty()) return;
    if (unknown.size() == 1) throw CommandException.notFound(unknown.getFirst().message());
    throw new CommandException(CommandException.Reason.NOT_FOUND, "Some of what was named is not there:", unknown);
  }
}
