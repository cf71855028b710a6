package org.clew.cli.listing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.Suggestions;
import org.clew.cli.group.GroupFinder;
import org.clew.cli.text.Table;
import org.clew.query.Condition;
import org.clew.query.Field;
import org.clew.query.Order;
import org.clew.query.Page;
import org.clew.query.Query;
import org.clew.query.Vertex;
import org.clew.store.Store;
import picocli.CommandLine.Option;

/** Options of every listing of nodes. */
public final class ListingOptions {
  private static final List<String> ORDERS = List.of("pk", "ctime", "mtime", "label");
  private static final double LONGEST_AGO = 36_500;

  @Option(names = {"-p", "--past-days"}, paramLabel = "DAYS", description = "Only those created in the last DAYS days.")
  Double pastDays;

  @Option(names = {"-G", "--group"}, paramLabel = "LABEL",
      description = "Only members of this group; several times: of all of them.")
  List<String> groups = List.of();

  @Option(names = {"-P", "--project"}, split = ",", paramLabel = "COLUMN",
      description = "Show these columns: pk, uuid, label, ctime, … attributes.KEY, extras.KEY.")
  List<String> columns = List.of();

  @Option(names = {"-O", "--order-by"}, paramLabel = "COLUMN", defaultValue = "pk",
      description = "Order by pk, ctime, mtime or label (default ${DEFAULT-VALUE}).")
  String order;

  @Option(names = {"-D", "--order-direction"}, paramLabel = "asc|desc", defaultValue = "desc",
      description = "Direction of the order (default ${DEFAULT-VALUE}).")
  String direction;

  @Option(names = {"-l", "--limit"}, paramLabel = "N", defaultValue = "1000",
      description = "At most N (default ${DEFAULT-VALUE}).")
  int limit;

  @Option(names = "--next", paramLabel = "CURSOR", description = "The page after this cursor, as printed with the page before.")
  String cursor;

  @Option(names = {"-r", "--raw"}, description = "Only the rows, with tabs between the columns.")
  boolean raw;

  public boolean isRaw() {
    return raw;
  }

  /** The columns that were asked for; empty for those that the listing has by itself. */
  public List<Projection> projections(Vertex vertex) {
    return Projection.all(vertex, columns);
  }

  /** One page of the nodes that fulfil these conditions and those of the options. */
  public Page page(Store store, Vertex vertex, List<Condition> more, List<Field<?>> fields) {
    if (limit < 1) throw CommandException.usage("--limit must be 1 or more, was " + limit + ".");
    var conditions = new ArrayList<>(more);
    conditions.addAll(conditions(store, vertex));
    return store.finder().page(Query.of(vertex).where(conditions.toArray(Condition[]::new))
        .select(fields.toArray(Field<?>[]::new))
        .orderBy(order(vertex)).limit(limit), Optional.ofNullable(cursor));
  }

  private List<Condition> conditions(Store store, Vertex vertex) {
    var conditions = new ArrayList<Condition>();
    if (pastDays != null) {
      if (!(pastDays >= 0 && pastDays <= LONGEST_AGO)) throw CommandException.usage("--past-days must be 0 to 36500, was "
          + pastDays + ".");
      conditions.add(vertex.ctime().atLeast(Instant.now().minus(Duration.ofMillis((long) (pastDays * 86_400_000)))));
    }
    for (var label : groups) {
      var group = GroupFinder.of(store).named(label);
      conditions.add(vertex.inGroup(group.label(), group.type()));
    }
    return conditions;
  }

  private Order order(Vertex vertex) {
    if (!ORDERS.contains(order)) throw CommandException.usage("Listings are ordered by " + String.join(", ", ORDERS)
        + ", not by '" + order
        + "'." + Suggestions.sentence(order, ORDERS));
    var field = vertex.column(Projection.property(order, "column"));
    return switch (direction.toLowerCase(java.util.Locale.ROOT)) {
      case "asc" -> field.ascending();
      case "desc" -> field.descending();
      default -> throw CommandException.usage("--order-direction is asc or desc, not '" + direction + "'.");
    };
  }

  /** Prints the asked columns of a page for people or programs. */
  public void print(Shell shell, Page page, List<Projection> projections) {
    if (raw) {
      for (var row : page.rows()) {
        shell.out().println(String.join("\t", projections.stream()
            .map(each -> each.text(row, true).replaceAll("[\\t\\r\\n]", " ")).toList()));
      }
      return;
    }
    var table = new Table(projections.stream().map(Projection::name).toArray(String[]::new));
    for (var row : page.rows()) table.row(projections.stream().map(each -> (Object) firstLine(each.text(row, false))).toArray());
    table.print(shell.out(), shell.columns());
    shell.out().println();
    shell.out().println(total(page));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  public static String total(Page page) {
    return "Total results: " + page.rows().size() + page.next().map(next -> " and more (--next " + next + ")").orElse("");
  }

  /** The rows with the asked columns and the cursor, as JSON. */
  public static Map<String, Object> json(String name, Page page, List<Projection> projections) {
    var rows = new ArrayList<Object>();
    for (var row : page.rows()) {
      var json = new LinkedHashMap<String, Object>();
      for (var each : projections) json.put(each.name(), each.json(row));
      rows.add(json);
    }
    return json(name, rows, page);
  }

  /** Rows that are JSON already, with the cursor: a number where it is one. */
  public static Map<String, Object> json(String name, List<?> rows, Page page) {
    var json = new LinkedHashMap<String, Object>();
    json.put(name, rows);
    json.put("next", page.next().map(text -> text.matches("\\d{1,18}") ? (Object) Long.parseLong(text) : text).orElse(null));
    return json;
  }
}
