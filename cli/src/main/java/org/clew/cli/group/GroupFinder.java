package org.clew.cli.group;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.cli.CommandException;
import org.clew.cli.CommandException.Detail;
import org.clew.cli.CommandException.Reason;
import org.clew.cli.Made;
import org.clew.cli.Shell;
import org.clew.cli.Suggestions;
import org.clew.store.AnnotationException;
import org.clew.store.Groups;
import org.clew.store.Groups.Group;
import org.clew.store.Store;
import org.clew.store.Uuids;
import org.clew.store.home.Author;

/** Finds the group that somebody names by label, by {@code label:type}, or by uuid or its beginning. */
public record GroupFinder(Groups groups) {
  private static final int SHORTEST_UUID = 8;

  public static GroupFinder of(Store store) {
    return new GroupFinder(store.annotations().groups());
  }

  /** @throws CommandException when there is none, or more than one */
  public Group named(String text) {
    var all = groups.all();
    var found = matching(all, text);
    if (found.size() == 1) return found.getFirst();
    if (found.isEmpty()) {
      throw CommandException.notFound("There is no group '" + text + "' (label, label:type, or start of a uuid)."
          + Suggestions.sentence(text, all.stream().map(Group::label).toList()));
    }
    throw new CommandException(Reason.AMBIGUOUS, "'" + text + "' names " + found.size() + " groups; use label:type or the uuid:",
        found.stream().map(group -> new Detail(group.label() + ":" + group.type(), group.uuid().toString())).toList());
  }

  /** A group of this home that is not stored yet; throws CommandException when the names are bad. */
  public static Group fresh(Shell shell, String label, String type, String description) {
    return group(label, type, description, Author.of(shell.home()));
  }

  /** Throws CommandException when no group may have this label and type. */
  static void requireUsable(String label, String type) {
    group(label, type, "", "");
  }

  private static Group group(String label, String type, String description, String author) {
    try {
      return new Group(Uuids.next(), label, type, description, author, Instant.now().truncatedTo(ChronoUnit.MICROS), Map.of());
    } catch (AnnotationException e) {
      throw CommandException.usage(e.getMessage());
    }
  }

  /** The group with this label and type {@code core}, made when there is none. */
  public Group namedOrMade(String text, Group fresh) {
    if (matching(groups.all(), text).isEmpty()) Made.of(groups.create(fresh));
    return named(text);
  }

  private static List<Group> matching(List<Group> all, String text) {
    int colon = text.lastIndexOf(':');
    var exact = all.stream().filter(group -> group.label().equals(text)
        || colon > 0 && group.label().equals(text.substring(0, colon)) && group.type().equals(text.substring(colon + 1)))
            .toList();
    if (!exact.isEmpty() || text.length() < SHORTEST_UUID) return exact;
    return all.stream().filter(group -> isStart(group.uuid(), text)).toList();
  }

  private static boolean isStart(UUID uuid, String text) {
    return uuid.toString().startsWith(text.toLowerCase(java.util.Locale.ROOT));
  }
}
