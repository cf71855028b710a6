package org.clew.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.clew.store.Bulk;

/** In what an archived node differs from the one of the same uuid here, of all that can not change once a node is there. */
final class Differences {
  /** Attributes of a process that may change after its end. */
  private static final Set<String> MUTABLE = Set.of(Contents.IMPORTED_FROM, "workdir_cleaned");

  private Differences() {}

  static List<String> of(NodeRecord archived, Bulk.Node here) {
    var found = new ArrayList<String>();
    note(found, "type", archived.nodeType(), here.row().nodeType());
    if (archived.process() == null || here.process() == null) {
      note(found, "content", archived.content(), here.row().content());
      return found;
    }
    var theirs = archived.process();
    var ours = here.process();
    note(found, "process type", theirs.processType(), ours.processType());
    note(found, "state", theirs.state(), ours.state());
    note(found, "exit status", theirs.exitStatus(), ours.exitStatus());
    note(found, "exit message", orEmpty(theirs.exitMessage()), orEmpty(ours.exitMessage()));
    note(found, "exception", orEmpty(theirs.exception()), orEmpty(ours.exception()));
    note(found, "attributes", bare(archived.content()), bare(here.row().content()));
    return found;
  }

  private static void note(List<String> found, String what, Object theirs, Object ours) {
    if (!Objects.equals(theirs, ours)) found.add(what);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static Object bare(Object attributes) {
    if (!(attributes instanceof Map<?, ?> map)) return attributes;
    var bare = new LinkedHashMap<Object, Object>(map);
    bare.keySet().removeAll(MUTABLE);
    return bare;
  }
}
