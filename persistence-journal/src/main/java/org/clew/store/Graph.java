package org.clew.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Questions to the provenance graph and the process table. Every call is one read transaction of its own and may block. */
public interface Graph {

  /**
   * One process as listings show it; {@code exitStatus} is null unless finished; {@code parentPk}, {@code jobState},
   * {@code schedulerState}, {@code cachedFrom} and {@code status} are null when there is none.
   */
  record ProcessRow(long pk, UUID uuid, String kind, String processType, String processLabel, String label, String description,
      String state, boolean paused, String status, Integer exitStatus, String exitMessage, String exception, Long parentPk,
      String jobState, String schedulerState, String cachedFrom, boolean sealed, Instant ctime, Instant mtime) {}

  /** Any node; {@code nodeType} is {@code data.…} or {@code process.…}; {@code content} the plain value or the attributes. */
  record NodeRow(long pk, UUID uuid, String nodeType, String processType, String label, String description, Object content,
      Instant ctime, Instant mtime) {}

  record LinkRow(NodeRow other, long sourcePk, long targetPk, String type, String label) {}

  record LogRow(long pk, Instant time, int level, String logger, String message) {}

  /**
   * Filter of a process listing; empty sets and optionals do not filter. Newest first by pk (keyset paging).
   *
   * @param states lower-case state names
   * @param failedOnly finished with exit status above 0
   * @param activeOnly not terminal
   * @param beforePk only smaller pks, for the next page
   */
  record Filter(Set<String> states, Optional<String> processLabel, boolean pausedOnly, boolean failedOnly, boolean activeOnly,
      Optional<Instant> createdAfter, OptionalLong beforePk, int limit) {}

  List<ProcessRow> processes(Filter filter);

  Optional<ProcessRow> process(long pk);

  /** Counts by state name. */
  Map<String, Long> processCounts();

  /** Non-terminal processes, all of them, as (pk, uuid, kind, type): what an engine wakes when it starts. */
  List<ProcessRow> active();

  /** Direct children in order of pk. */
  List<ProcessRow> called(long pk);

  Optional<NodeRow> node(long pk);

  Optional<NodeRow> node(UUID uuid);

  /** Nodes whose uuid starts with the text (at least 4 characters), at most {@code limit}. */
  List<NodeRow> nodesByUuidPrefix(String prefix, int limit);

  List<NodeRow> nodesByLabel(String label, int limit);

  /** Links that end at the node, with the node at the other side. */
  List<LinkRow> incoming(long pk);

  List<LinkRow> outgoing(long pk);

  List<LogRow> logs(long pk);
}
