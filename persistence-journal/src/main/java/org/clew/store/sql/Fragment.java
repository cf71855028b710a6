package org.clew.store.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A piece of SQL with the arguments of its question marks, in order. Values from outside are arguments, never text. */
public record Fragment(String sql, List<Object> arguments) {
  public static Fragment of(String sql, Object... arguments) {
    return new Fragment(sql, Collections.unmodifiableList(new ArrayList<>(Arrays.asList(arguments))));
  }

  public Fragment then(String more, Object... moreArguments) {
    return then(of(more, moreArguments));
  }

  public Fragment then(Fragment more) {
    List<Object> all = new ArrayList<>(arguments);
    all.addAll(more.arguments);
    return new Fragment(sql + more.sql, Collections.unmodifiableList(all));
  }

  static Fragment join(String between, List<Fragment> parts) {
    Fragment all = of("");
    for (Fragment part : parts) all = all.sql.isEmpty() ? part : all.then(between).then(part);
    return all;
  }
}
