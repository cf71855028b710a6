package org.clew.provenance;

import static org.clew.provenance.TraversalRule.Way.BACKWARD;
import static org.clew.provenance.TraversalRule.Way.FORWARD;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whether a node drags the node at the other end of a link along, when it is deleted or exported. Fixed values keep the graph
 * sound: what was made from something deleted has no origin, and what is exported comes with everything it was made from.
 */
public enum TraversalRule {
  INPUT_CALC_FORWARD("input_calc", FORWARD, Preset.ALWAYS, Preset.NO),
  INPUT_CALC_BACKWARD("input_calc", BACKWARD, Preset.NEVER, Preset.ALWAYS),
  CREATE_FORWARD("create", FORWARD, Preset.YES, Preset.ALWAYS),
  CREATE_BACKWARD("create", BACKWARD, Preset.ALWAYS, Preset.YES),
  RETURN_FORWARD("return", FORWARD, Preset.NEVER, Preset.ALWAYS),
  RETURN_BACKWARD("return", BACKWARD, Preset.ALWAYS, Preset.NO),
  INPUT_WORK_FORWARD("input_work", FORWARD, Preset.ALWAYS, Preset.NO),
  INPUT_WORK_BACKWARD("input_work", BACKWARD, Preset.NEVER, Preset.ALWAYS),
  CALL_CALC_FORWARD("call_calc", FORWARD, Preset.YES, Preset.ALWAYS),
  CALL_CALC_BACKWARD("call_calc", BACKWARD, Preset.ALWAYS, Preset.YES),
  CALL_WORK_FORWARD("call_work", FORWARD, Preset.YES, Preset.ALWAYS),
  CALL_WORK_BACKWARD("call_work", BACKWARD, Preset.ALWAYS, Preset.YES);

  /** From the source of a link to its target, or the other way round. */
  public enum Way { FORWARD, BACKWARD }

  /** What the nodes are collected for. */
  public enum Purpose { DELETE, EXPORT }

  private enum Preset { NEVER, NO, YES, ALWAYS }

  private final String linkType;
  private final Way way;
  private final Preset delete;
  private final Preset export;

  TraversalRule(String linkType, Way way, Preset delete, Preset export) {
    this.linkType = linkType;
    this.way = way;
    this.delete = delete;
    this.export = export;
  }

  /** Durable name, such as {@code call_calc_forward}. */
  public String durable() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Durable name of the links it follows. */
  public String linkType() {
    return linkType;
  }

  public Way way() {
    return way;
  }

  /** Whether callers may choose otherwise than {@link #followedBy}. */
  public boolean isFixed(Purpose purpose) {
    return switch (preset(purpose)) {
      case NEVER, ALWAYS -> true;
      case NO, YES -> false;
    };
  }

  /** Whether it is followed when nobody has chosen. */
  public boolean followedBy(Purpose purpose) {
    return switch (preset(purpose)) {
      case NEVER, NO -> false;
      case YES, ALWAYS -> true;
    };
  }

  private Preset preset(Purpose purpose) {
    return switch (purpose) {
      case DELETE -> delete;
      case EXPORT -> export;
    };
  }

  /**
   * The rules that are followed.
   *
   * @param chosen what the caller wants otherwise; rules that are left out have their default
   * @throws IllegalArgumentException naming every fixed rule that was to be changed
   */
  public static Set<TraversalRule> followed(Purpose purpose, Map<TraversalRule, Boolean> chosen) {
    List<String> wrong = new ArrayList<>();
    Set<TraversalRule> followed = EnumSet.noneOf(TraversalRule.class);
    for (TraversalRule rule : values()) {
      boolean own = rule.followedBy(purpose);
      boolean wanted = chosen.getOrDefault(rule, own);
      if (wanted != own && rule.isFixed(purpose)) wrong.add(rule.durable() + " is always " + (own ? "followed" : "left out"));
      if (wanted) followed.add(rule);
    }
    if (wrong.isEmpty()) return Collections.unmodifiableSet(followed);
    throw new IllegalArgumentException(String.join("; ", wrong));
  }
}
