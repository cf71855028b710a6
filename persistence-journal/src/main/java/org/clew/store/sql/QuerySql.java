package org.clew.store.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.clew.query.Condition;
import org.clew.query.Field;
import org.clew.query.Join;
import org.clew.query.Order;
import org.clew.query.Property;
import org.clew.query.Query;
import org.clew.query.QueryException;
import org.clew.query.Vertex;

/** A query as one SELECT, for whichever dialect. */
final class QuerySql {
  private static final String DATA_LINKS = " IN ('input_calc', 'create')";

  private final Query query;
  private final JsonWords words;
  private final String byCreation;
  private final List<Order> order;
  private final List<Field<?>> fields;
  private final Aliases aliases;
  private final Conditions conditions;

  /** @param byCreation hint for the first vertex, a process that is to be looked up by its time of creation; or nothing */
  QuerySql(Query query, JsonWords words, String byCreation) {
    this.query = query;
    this.words = words;
    this.byCreation = byCreation;
    this.order = query.totalOrder();
    Set<Field<?>> wanted = new LinkedHashSet<>();
    query.vertices().forEach(vertex -> wanted.add(vertex.pk()));
    wanted.addAll(query.selected());
    order.forEach(each -> wanted.add(each.field()));
    this.fields = List.copyOf(wanted);
    this.aliases = new Aliases(query, fields);
    this.conditions = new Conditions(aliases, words);
  }

  /** What the rows hold, in order. */
  List<Field<?>> fields() {
    return fields;
  }

  /**
   * The rows.
   *
   * @param after values of the order's fields behind which the rows begin, or empty
   * @param limit 0 for all
   */
  Fragment rows(List<Object> after, int limit) {
    List<Fragment> outputs = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) outputs.add(output(fields.get(i)).then(" AS c" + i));
    Fragment select = Fragment.of(query.joins().isEmpty() ? "SELECT " : "SELECT DISTINCT ").then(Fragment.join(", ", outputs))
        .then(from());
    boolean late = limit > 0 && query.joins().isEmpty() && order.size() > 1 && !query.selected().isEmpty();
    if (late) return sorted(select.then(" WHERE " + aliases.pk(query.vertices().getFirst()) + " IN (SELECT c0 FROM (")
        .then(narrow()
        .rows(after, limit)).then(") AS chosen)"));
    Fragment rows = select.then(where(after));
    Fragment sorted = sorted(query.joins().isEmpty() ? rows : with().then("SELECT * FROM (").then(rows).then(") AS found"));
    return limit == 0 ? sorted : sorted.then(" LIMIT ?", limit);
  }

  private Fragment sorted(Fragment rows) {
    return rows.then(" ORDER BY ").then(Fragment.join(", ", sorting()));
  }

  /** The same rows without what was selected: sorting many of them is quicker, and few are left to be read whole. */
  private QuerySql narrow() {
    return new QuerySql(new Query(query.vertices(), query.joins(), query.conditions(), List.of(), query.order(), 0), words,
        byCreation);
  }

  Fragment count() {
    if (query.joins().isEmpty()) return Fragment.of("SELECT count(*)").then(from()).then(where(List.of()));
    String pks = String.join(", ", query.vertices().stream().map(vertex -> aliases.pk(vertex) + " AS c"
        + query.vertices().indexOf(vertex)).toList());
    return with().then("SELECT count(*) FROM (SELECT DISTINCT " + pks).then(from()).then(where(List.of())).then(") AS found");
  }

  /** Of linked nodes, what is selected is ordered, because that is distinct. */
  private List<Fragment> sorting() {
    List<Fragment> all = new ArrayList<>();
    for (Order each : order) {
      String direction = each.descending() ? " DESC" : "";
      boolean linked = !query.joins().isEmpty();
      all.add(switch (each.field()) {
        case Field.Column<?>(var vertex, var property) -> {
          String name = linked ? "c" + fields.indexOf(each.field()) : aliases.column(vertex, property);
          yield Fragment.of((property.type() == Property.Type.TEXT ? words.ordered(name) : name) + direction
              + (property.isOptional() || property.isOfProcesses() && vertex.kind() == Vertex.Kind.NODE ? " NULLS LAST" : ""));
        }
        case Field.Json<?> json when linked -> throw new QueryException("Results of linked nodes can not be ordered by "
            + json.text()
            + ": order them in Java.");
        case Field.Json<?> json -> words.sortKey(tree(json), json.path()).then(direction + " NULLS LAST");
      });
    }
    return all;
  }

  private Fragment output(Field<?> field) {
    return switch (field) {
      case Field.Column<?>(var vertex, var property) -> Fragment.of(aliases.column(vertex, property));
      case Field.Json<?> json -> words.json(tree(json), json.path());
    };
  }

  private String tree(Field.Json<?> json) {
    return json.source() == Field.Source.EXTRAS ? aliases.extras(json.vertex()) : aliases.content(json.vertex());
  }

  private Fragment from() {
    Fragment from = Fragment.of(" FROM " + aliases.tables(query.vertices().getFirst(), words.orderedJoin(), byCreation));
    int number = 1;
    for (Join join : query.joins()) from = from.then(" JOIN ").then(joined(join, number++));
    return from;
  }

  private Fragment joined(Join join, int number) {
    String link = "l" + number;
    String mine = aliases.pk(join.vertex());
    String theirs = aliases.pk(join.other());
    String tables = aliases.tables(join.vertex(), words.orderedJoin(), "");
    return switch (join.relation()) {
      case INPUT_OF -> link(join, link, "source", "target", "('input_calc', 'input_work')", tables);
      case TAKES -> link(join, link, "target", "source", "('input_calc', 'input_work')", tables);
      case OUTPUT_OF -> link(join, link, "target", "source", "('create', 'return')", tables);
      case MAKES -> link(join, link, "source", "target", "('create', 'return')", tables);
      case CALLED_BY -> on(tables, mine, aliases.process(join.vertex()) + ".parent_pk = " + theirs);
      case CALLER_OF -> on(tables, mine, mine + " = " + aliases.process(join.other()) + ".parent_pk");
      case DESCENDANT_OF, ANCESTOR_OF, CALLED_UNDER -> Fragment.of("way" + number + " ON way" + number + ".root = " + theirs
          + " JOIN ")
          .then(on(tables, mine, mine + " = way" + number + ".pk"));
    };
  }

  private Fragment link(Join join, String link, String mine, String theirs, String types, String tables) {
    Fragment labelled = Fragment.of("link " + link + " ON " + link + "." + theirs + " = " + aliases.pk(join.other()) + " AND "
        + link
        + ".type IN " + types);
    if (join.label().isPresent()) labelled = labelled.then(" AND " + link + ".label = ?", join.label().get());
    return labelled.then(" JOIN ").then(on(tables, aliases.pk(join.vertex()), aliases.pk(join.vertex()) + " = " + link + "."
        + mine));
  }

  /** Puts the condition behind the first table of the vertex, before those that are joined to it. */
  private static Fragment on(String tables, String pk, String condition) {
    int end = tables.indexOf(' ', tables.indexOf(' ') + 1);
    return Fragment.of(end < 0 ? tables + " ON " + condition : tables.substring(0, end) + " ON " + condition
        + tables.substring(end));
  }

  private Fragment where(List<Object> after) {
    List<Fragment> all = new ArrayList<>();
    for (Vertex vertex : query.vertices()) vertex.type().or(() -> data(vertex)).ifPresent(type -> all.add(ofType(vertex, type)));
    for (Condition condition : query.conditions()) all.add(conditions.of(condition));
    if (!after.isEmpty()) all.add(behind(after));
    return all.isEmpty() ? Fragment.of("") : Fragment.of(" WHERE ").then(Fragment.join(" AND ", all));
  }

  private static java.util.Optional<String> data(Vertex vertex) {
    return vertex.kind() == Vertex.Kind.DATA ? java.util.Optional.of("") : java.util.Optional.empty();
  }

  private Fragment ofType(Vertex vertex, String type) {
    return switch (vertex.kind()) {
      case PROCESS -> Fragment.of(aliases.process(vertex) + ".process_type = ?", type);
      case DATA, NODE -> type.isEmpty() ? words.like(aliases.column(vertex, Property.NODE_TYPE), "data.%")
          : Fragment.of(aliases.column(vertex, Property.NODE_TYPE) + " = ?" + NodeTypes.rare(aliases.column(vertex,
              Property.NODE_TYPE), type),
              type);
    };
  }

  /** Rows behind these values: further on in the first field, or equal there and further on in the next, and so on. */
  private Fragment behind(List<Object> after) {
    List<Fragment> ways = new ArrayList<>();
    Fragment equal = Fragment.of("");
    for (int i = 0; i < order.size(); i++) {
      Fragment name = output(order.get(i).field());
      boolean text = after.get(i) instanceof String;
      String compared = text ? words.ordered(name.sql()) : name.sql();
      Object value = Conditions.argument(after.get(i));
      ways.add(equal.then(compared + (order.get(i).descending() ? " < ?" : " > ?"), value));
      equal = equal.then(compared + " = ? AND ", value);
    }
    return ways.size() == 1 ? ways.getFirst() : Fragment.of("(").then(Fragment.join(" OR ", ways)).then(")");
  }

  /** The ways from every node that the other vertex may be, as far as they lead. */
  private Fragment with() {
    List<Fragment> ways = new ArrayList<>();
    int number = 0;
    for (Join join : query.joins()) {
      number++;
      String way = "way" + number;
      switch (join.relation()) {
        case DESCENDANT_OF -> ways.add(way(way, join, "link", "source", "target", " AND l.type" + DATA_LINKS));
        case ANCESTOR_OF -> ways.add(way(way, join, "link", "target", "source", " AND l.type" + DATA_LINKS));
        case CALLED_UNDER -> ways.add(way(way, join, "process", "parent_pk", "pk", ""));
        case INPUT_OF, OUTPUT_OF, TAKES, MAKES, CALLED_BY, CALLER_OF -> { }
      }
    }
    return ways.isEmpty() ? Fragment.of("") : Fragment.of("WITH RECURSIVE ").then(Fragment.join(", ", ways)).then(" ");
  }

  private Fragment way(String name, Join join, String table, String from, String to, String more) {
    Vertex other = join.other();
    List<Condition> own = query.conditions().stream().filter(condition -> isAbout(condition, other)).toList();
    Query start = new Query(List.of(other), List.of(), own, List.of(), List.of(), 0);
    QuerySql roots = new QuerySql(start, words, "");
    Fragment seeds = Fragment.of("SELECT " + roots.aliases.pk(other) + " AS pk").then(roots.from()).then(roots.where(List.of()));
    return Fragment.of(name + "(root, pk) AS (SELECT s.pk, l." + to + " FROM (").then(seeds).then(") s JOIN " + table
        + " l ON l." + from
        + " = s.pk" + more + " UNION SELECT w.root, l." + to + " FROM " + name + " w JOIN " + table + " l ON l." + from
            + " = w.pk" + more + ")");
  }

  private static boolean isAbout(Condition condition, Vertex vertex) {
    return vertices(condition).allMatch(vertex::equals);
  }

  private static Stream<Vertex> vertices(Condition condition) {
    return switch (condition) {
      case Condition.Compare(var field, _, _) -> Stream.of(field.vertex());
      case Condition.In(var field, _) -> Stream.of(field.vertex());
      case Condition.Like(var field, _) -> Stream.of(field.vertex());
      case Condition.Exists(var field) -> Stream.of(field.vertex());
      case Condition.InGroup(var vertex, _, _) -> Stream.of(vertex);
      case Condition.Not(var inner) -> vertices(inner);
      case Condition.All(var all) -> all.stream().flatMap(QuerySql::vertices);
      case Condition.Any(var any) -> any.stream().flatMap(QuerySql::vertices);
    };
  }
}
