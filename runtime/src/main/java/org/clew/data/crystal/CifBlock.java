package org.clew.data.crystal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One data block of a CIF: single values and loops by lower-case name. A single value is a loop of one row here.
 *
 * @param name after {@code data_}
 */
record CifBlock(String name, Map<String, Column> columns) {
  /** The values below one name, with the line of each; names of one loop share {@code loop}, the number of it. */
  record Column(int loop, List<CifTokens.Token> values) {
    String text(int row) {
      return values.get(row).text();
    }
  }

  /** @throws IllegalArgumentException that names the line and what is wrong with it */
  static List<CifBlock> parse(String text) {
    var blocks = new ArrayList<CifBlock>();
    var tokens = new CifTokens(text);
    CifBlock block = null;
    int loops = 0;
    for (var token = tokens.next(); token != null; token = tokens.next()) {
      switch (token.kind()) {
        case BLOCK -> {
          block = new CifBlock(token.text(), new LinkedHashMap<>());
          blocks.add(block);
        }
        case NAME -> {
          var value = tokens.next();
          if (value == null || value.kind() != CifTokens.Kind.VALUE) throw token.wrong(token.text() + " has no value");
          in(block, token).put(token, new Column(loops++, List.of(value)));
        }
        case LOOP -> loop(in(block, token), tokens, token, loops++);
        case VALUE -> {
          in(block, token);
          throw token.wrong("'" + token.text() + "' belongs to no name");
        }
      }
    }
    return blocks;
  }

  private static CifBlock in(CifBlock block, CifTokens.Token token) {
    if (block == null) throw token.wrong("a CIF starts with data_NAME, found '" + token.text() + "'");
    return block;
  }

  private static void loop(CifBlock block, CifTokens tokens, CifTokens.Token start, int loop) {
    var names = new ArrayList<CifTokens.Token>();
    while (tokens.peek() != null && tokens.peek().kind() == CifTokens.Kind.NAME) names.add(tokens.next());
    if (names.isEmpty()) throw start.wrong("loop_ names nothing");
    var values = new ArrayList<List<CifTokens.Token>>();
    names.forEach(_ -> values.add(new ArrayList<>()));
    int count = 0;
    while (tokens.peek() != null && tokens.peek().kind() == CifTokens.Kind.VALUE)
      values.get(count++ % names.size()).add(tokens.next());
    if (count % names.size() != 0)
      throw start.wrong("this loop has " + names.size() + " names and " + count + " values, which is no whole number of rows");
    for (int i = 0; i < names.size(); i++) block.put(names.get(i), new Column(loop, values.get(i)));
  }

  private void put(CifTokens.Token name, Column column) {
    if (columns.putIfAbsent(name.text(), column) != null) throw name.wrong(name.text() + " stands twice in data_" + this.name);
  }

  /** The first of these names that is there. */
  Optional<Column> column(String... names) {
    for (var name : names) if (columns.containsKey(name)) return Optional.of(columns.get(name));
    return Optional.empty();
  }

  /** The value of the first of these names that is there and neither unknown nor inapplicable. */
  Optional<CifTokens.Token> value(String... names) {
    for (var name : names) {
      var column = columns.get(name);
      if (column != null && column.values().size() == 1 && !column.values().getFirst().isEmpty())
        return Optional.of(column.values().getFirst());
    }
    return Optional.empty();
  }
}
