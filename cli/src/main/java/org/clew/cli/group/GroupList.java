package org.clew.cli.group;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Table;
import org.clew.store.Groups.Group;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists groups by label. */
@Command
final class GroupList extends StoreCommand {
  @Option(names = {"-T", "--type"}, paramLabel = "TYPE",
      description = "Only groups of this type, e.g. core, core.auto, core.import.")
  String type;

  @Option(names = {"-s", "--startswith"}, paramLabel = "TEXT", description = "Only labels that start with TEXT.")
  String start;

  @Option(names = {"-c", "--contains"}, paramLabel = "TEXT", description = "Only labels that contain TEXT.")
  String part;

  @Option(names = {"-p", "--past-days"}, paramLabel = "DAYS", description = "Only those made in the last DAYS days.")
  Double pastDays;

  @Option(names = {"-N", "--node"}, paramLabel = "PK", description = "Only groups with this node.")
  String node;

  GroupList(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var groups = store.annotations().groups();
    var since = pastDays == null ? Instant.MIN : Instant.now().minus(Duration.ofMillis((long) (pastDays * 86_400_000)));
    var some = node == null ? groups.all() : groups.of(Identifier.node(store.graph(), node).pk());
    var sizes = new LinkedHashMap<Group, Long>();
    for (var group : some) if (isWanted(group, since)) sizes.put(group, groups.size(group.uuid()));
    if (json) {
      shell.json(Map.of("groups", sizes.entrySet().stream().map(entry -> GroupJson.of(entry.getKey(), entry.getValue()))
          .toList()));
      return 0;
    }
    var table = new Table("Label", "Type", "Nodes", "Author", "Description");
    sizes.forEach((group, size) -> table.row(group.label(), group.type(), size, group.author(),
        group.description().lines().findFirst().orElse("")));
    table.print(shell.out(), shell.columns());
    return 0;
  }

  private boolean isWanted(Group group, Instant since) {
    return (type == null || group.type().equals(type)) && (start == null || group.label().startsWith(start))
        && (part == null || group.label().contains(part)) && !group.ctime().isBefore(since);
  }
}
