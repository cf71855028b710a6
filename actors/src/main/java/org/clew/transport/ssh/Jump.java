package org.clew.transport.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One computer on the way, as a user names it; what is not said comes from the ssh configuration. */
record Jump(Optional<String> user, String host, Optional<Integer> port) {
  private static final Pattern FORM =
      Pattern.compile("(?:ssh://)?(?:([^@\\s,/]+)@)?(\\[[^\\]\\s]+\\]|[^-:@\\s,/\\[][^:@\\s,/]*)(?::(\\d{1,5}))?/?");

  /** All of {@code [user@]host[:port],…} in the order of the way; empty when it is written in no such form. */
  static Optional<List<Jump>> parse(String text) {
    var jumps = new ArrayList<Jump>();
    for (var part : text.split(",", -1)) {
      var match = FORM.matcher(part.strip());
      if (!match.matches()) return Optional.empty();
      jumps.add(new Jump(Optional.ofNullable(match.group(1)), match.group(2).replaceAll("[\\[\\]]", ""),
          Optional.ofNullable(match.group(3)).map(Integer::valueOf)));
    }
    return Optional.of(List.copyOf(jumps));
  }
}
