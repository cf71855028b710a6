package org.clew.cli.group;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.store.Groups;
import org.clew.store.Groups.Group;

/** Groups as JSON and in few words; the field names are a contract. */
public final class GroupJson {
  private GroupJson() {}

  public static Map<String, Object> brief(Group group) {
    var json = new LinkedHashMap<String, Object>();
    json.put("uuid", group.uuid().toString());
    json.put("label", group.label());
    json.put("type", group.type());
    return json;
  }

  static Map<String, Object> of(Group group, long size) {
    var json = brief(group);
    json.put("description", group.description());
    json.put("author", group.author());
    json.put("ctime", group.ctime().toString());
    json.put("extras", group.extras());
    json.put("size", size);
    return json;
  }

  /** The label, with the type when that is not the usual one. */
  public static String text(Group group) {
    return group.label() + (group.type().equals(Groups.CORE) ? "" : " (" + group.type() + ")");
  }
}
