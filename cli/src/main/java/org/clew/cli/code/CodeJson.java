package org.clew.cli.code;

import java.util.LinkedHashMap;
import java.util.Map;

/** Codes as JSON. */
final class CodeJson {
  private CodeJson() {}

  /** {@code pk} and {@code uuid} are null for a code that is built in, {@code computer} for a portable one. */
  static Map<String, Object> of(CodeView view) {
    var json = new LinkedHashMap<String, Object>();
    var plain = (Map<?, ?>) view.code().plain();
    json.put("pk", view.node().map(node -> (Object) node.pk()).orElse(null));
    json.put("uuid", view.node().map(node -> (Object) node.uuid().toString()).orElse(null));
    json.put("label", view.code().label());
    json.put("full_label", view.code().fullLabel());
    json.put("kind", plain.get("kind"));
    json.put("computer", view.code().computer().orElse(null));
    json.put("executable", view.code().executable());
    json.put("state", view.state().name().toLowerCase(java.util.Locale.ROOT));
    return json;
  }

  /** As above with everything else that is known. */
  static Map<String, Object> whole(CodeView view) {
    var json = of(view);
    ((Map<?, ?>) view.code().plain()).forEach((key, value) -> json.putIfAbsent((String) key, value));
    return json;
  }
}
