package org.clew.cli.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.cli.text.Ordered;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.PlainJson;

/**
 * A scope as PROV-JSON (W3C member submission of 24 April 2013).
 *
 * <p>Data are entities, processes are activities, Clew, codes and the author are agents. A workflow does not generate what it
 * returns: that is an influence. Only what a calculation made of its inputs is said to be derived from them, not the place
 * where it ran.
 */
final class ProvJson {
  private static final int LONGEST_VALUE = 4096;
  private static final String UUIDS = "uuid:";

  private final Scope scope;
  private final Map<String, Map<String, Object>> document = new LinkedHashMap<>();
  private int relations;

  private ProvJson(Scope scope) {
    this.scope = scope;
  }

  static Map<String, Object> of(Scope scope, Who who, String version) {
    var json = new ProvJson(scope);
    json.write(who, version);
    return new LinkedHashMap<>(json.document);
  }

  private void write(Who who, String version) {
    section("prefix").putAll(Ordered.map("prov", "http://www.w3.org/ns/prov#", "xsd", "http://www.w3.org/2001/XMLSchema#",
        "uuid", "urn:uuid:", "clew", "urn:clew:"));
    for (var node : scope.data()) section("entity").put(id(node.uuid()), entity(node));
    for (var process : scope.processes()) section("activity").put(id(process.uuid()), activity(process));
    agents(who, version);
    for (var link : scope.links()) relate(link);
    for (var process : scope.processes()) called(process);
    dataFlow();
  }

  private Map<String, Object> section(String name) {
    return document.computeIfAbsent(name, _ -> new LinkedHashMap<>());
  }

  private void relation(String name, Object... pairs) {
    section(name).put("_:r" + ++relations, Ordered.map(pairs));
  }

  private static String id(UUID uuid) {
    return UUIDS + uuid;
  }

  private static Map<String, Object> typed(String value, String type) {
    return Ordered.map("$", value, "type", type);
  }

  private static Map<String, Object> entity(NodeRow node) {
    var entity = Ordered.map("prov:type", typed("clew:" + node.nodeType(), "prov:QUALIFIED_NAME"));
    if (!node.label().isEmpty()) entity.put("prov:label", node.label());
    var value = value(node.content());
    if (value != null) entity.put("prov:value", value);
    entity.put("clew:created", typed(node.ctime().toString(), "xsd:dateTime"));
    return entity;
  }

  private static Object value(Object content) {
    return switch (content) {
      case null -> null;
      case Boolean flag -> typed(flag.toString(), "xsd:boolean");
      case Long number -> typed(number.toString(), "xsd:long");
      case Double number -> typed(xsd(number), "xsd:double");
      case String text -> text.length() <= LONGEST_VALUE ? text : null;
      default -> {
        var text = PlainJson.write(content);
        yield text.length() <= LONGEST_VALUE ? text : null;
      }
    };
  }

  private static String xsd(double number) {
    if (Double.isInfinite(number)) return number > 0 ? "INF" : "-INF";
    return Double.toString(number);
  }

  private static Map<String, Object> activity(ProcessRow process) {
    var activity = Ordered.map("prov:startTime", process.ctime().toString());
    if (process.sealed()) activity.put("prov:endTime", process.mtime().toString());
    activity.put("prov:type", typed("clew:" + process.kind(), "prov:QUALIFIED_NAME"));
    activity.put("prov:label", process.label().isEmpty() ? process.processLabel() : process.label());
    if (!process.description().isEmpty()) activity.put("clew:description", process.description());
    activity.put("clew:process_type", process.processType());
    activity.put("clew:state", process.state());
    if (process.exitStatus() != null) activity.put("clew:exit_status", typed(process.exitStatus().toString(), "xsd:int"));
    if (process.exitMessage() != null) activity.put("clew:exit_message", process.exitMessage());
    return activity;
  }

  private void agents(Who who, String version) {
    var person = who.uri() == null ? "clew:author" : "clew:" + who.uri().substring(who.uri().lastIndexOf('/') + 1);
    var author = Ordered.map("prov:type", typed("prov:Person", "prov:QUALIFIED_NAME"), "prov:label", who.name());
    if (who.uri() != null) author.put("clew:orcid", typed(who.uri(), "xsd:anyURI"));
    section("agent").put(person, author);
    section("agent").put("clew:engine", Ordered.map("prov:type", typed("prov:SoftwareAgent", "prov:QUALIFIED_NAME"),
        "prov:label", "Clew " + version));
    relation("actedOnBehalfOf", "prov:delegate", "clew:engine", "prov:responsible", person);
    for (var process : scope.processes()) relation("wasAssociatedWith", "prov:activity", id(process.uuid()), "prov:agent",
        "clew:engine");
    for (var link : scope.links()) if (link.isInput() && isCode(link.data())) {
      section("agent").putIfAbsent(id(link.data().uuid()), Ordered.map("prov:type",
          typed("prov:SoftwareAgent", "prov:QUALIFIED_NAME"), "prov:label",
          label(link.data())));
      if (link.type().equals("input_calc")) relation("wasAssociatedWith", "prov:activity", id(link.process().uuid()),
          "prov:agent",
          id(link.data().uuid()));
    }
  }

  private static boolean isCode(NodeRow node) {
    return node.nodeType().equals("data.code");
  }

  private static String label(NodeRow code) {
    return code.content() instanceof Map<?, ?> map && map.get("label") instanceof String label ? label : "code";
  }

  private void relate(Scope.Link link) {
    var activity = id(link.process().uuid());
    var entity = id(link.data().uuid());
    if (link.isInput()) {
      relation("used", "prov:activity", activity, "prov:entity", entity, "prov:role", link.port());
    } else if (link.isCreation()) {
      relation("wasGeneratedBy", "prov:entity", entity, "prov:activity", activity, "prov:time", link.data().ctime().toString(),
          "prov:role", link.port());
    } else {
      relation("wasInfluencedBy", "prov:influencee", entity, "prov:influencer", activity, "prov:type",
          typed("clew:return", "prov:QUALIFIED_NAME"),
          "prov:role", link.port());
    }
  }

  private void called(ProcessRow process) {
    var caller = process.parentPk() == null ? null : scope.byPk().get(process.parentPk());
    if (caller != null) relation("wasStartedBy", "prov:activity", id(process.uuid()), "prov:starter", id(caller.uuid()),
        "prov:time",
        process.ctime().toString());
  }

  /** What follows from creations and uses: who was informed by whom, and what was derived from what. */
  private void dataFlow() {
    var makers = new LinkedHashMap<Long, ProcessRow>();
    for (var link : scope.links()) if (link.isCreation()) makers.put(link.data().pk(), link.process());
    var informed = new ArrayList<List<UUID>>();
    for (var link : scope.links()) {
      var maker = link.type().equals("input_calc") ? makers.get(link.data().pk()) : null;
      if (maker == null || informed.contains(List.of(link.process().uuid(), maker.uuid()))) continue;
      informed.add(List.of(link.process().uuid(), maker.uuid()));
      relation("wasInformedBy", "prov:informed", id(link.process().uuid()), "prov:informant", id(maker.uuid()));
    }
    for (var process : scope.processes()) derived(scope.of(process), id(process.uuid()));
  }

  private void derived(List<Scope.Link> links, String activity) {
    for (var made : links) {
      if (!made.isCreation() || made.data().nodeType().startsWith("data.remote")) continue;
      for (var used : links) if (used.isInput() && !isCode(used.data())) {
        relation("wasDerivedFrom", "prov:generatedEntity", id(made.data().uuid()), "prov:usedEntity", id(used.data().uuid()),
            "prov:activity", activity);
      }
    }
  }
}
