package org.clew.jobslist;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.job.Slot;
import org.clew.job.Trouble;
import org.clew.store.PlainJson;

/** Events and snapshots of a JobsList as JSON under durable names that never change. */
final class JobsListCodec {
  private static final String STATE = "jobs-list.state.v1";

  private JobsListCodec() {}

  static String manifest(Object object) {
    return switch (object) {
      case JobsListState _ -> STATE;
      case JobsListEvent event -> switch (event) {
        case JobsListEvent.QueryBegan _ -> "jobs-list.query-began.v1";
        case JobsListEvent.ConnectionOpened _ -> "jobs-list.connection-opened.v1";
        case JobsListEvent.CircuitOpened _ -> "jobs-list.circuit-opened.v1";
        case JobsListEvent.CircuitClosed _ -> "jobs-list.circuit-closed.v1";
        case JobsListEvent.SlotGranted _ -> "jobs-list.slot-granted.v1";
        case JobsListEvent.SlotFreed _ -> "jobs-list.slot-freed.v1";
      };
      default -> throw new IllegalArgumentException(object.getClass().getName() + " is not remembered by a JobsList");
    };
  }

  static byte[] encode(Object object) {
    return PlainJson.bytes(switch (object) {
      case JobsListState state -> plain(state);
      case JobsListEvent event -> plain(event);
      default -> throw new IllegalArgumentException(object.getClass().getName() + " is not remembered by a JobsList");
    });
  }

  private static Map<String, Object> plain(JobsListEvent event) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("at", event.at().toString());
    switch (event) {
      case JobsListEvent.QueryBegan _, JobsListEvent.ConnectionOpened _, JobsListEvent.CircuitClosed _ -> { }
      case JobsListEvent.CircuitOpened(_, var trouble) -> put(plain, trouble);
      case JobsListEvent.SlotGranted(_, var slot) -> plain.put("slot", Slots.plain(slot));
      case JobsListEvent.SlotFreed(_, var process) -> plain.put("process", process.toString());
    }
    return plain;
  }

  private static Map<String, Object> plain(JobsListState state) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("last_query", state.lastQuery().toString());
    if (!state.lastConnection().equals(Instant.EPOCH)) plain.put("last_connection", state.lastConnection().toString());
    if (state.trouble() != null) {
      plain.put("since", state.since().toString());
      put(plain, state.trouble());
    }
    plain.put("slots", state.slots().values().stream().map(Slots::plain).toList());
    return plain;
  }

  private static void put(Map<String, Object> plain, Trouble trouble) {
    plain.put("cause", trouble.cause().durable());
    plain.put("reason", trouble.reason());
  }

  static Object decode(byte[] bytes, String manifest) {
    var plain = (Map<?, ?>) PlainJson.read(bytes);
    return switch (manifest) {
      case STATE -> state(plain);
      case "jobs-list.query-began.v1" -> new JobsListEvent.QueryBegan(at(plain, "at"));
      case "jobs-list.connection-opened.v1" -> new JobsListEvent.ConnectionOpened(at(plain, "at"));
      case "jobs-list.circuit-opened.v1" -> new JobsListEvent.CircuitOpened(at(plain, "at"), trouble(plain));
      case "jobs-list.circuit-closed.v1" -> new JobsListEvent.CircuitClosed(at(plain, "at"));
      case "jobs-list.slot-granted.v1" -> new JobsListEvent.SlotGranted(at(plain, "at"), Slots.read(plain.get("slot")));
      case "jobs-list.slot-freed.v1" ->
          new JobsListEvent.SlotFreed(at(plain, "at"), UUID.fromString((String) plain.get("process")));
      default -> throw new IllegalArgumentException("the event " + manifest
          + " is not known here; it was written by a newer version");
    };
  }

  private static JobsListState state(Map<?, ?> plain) {
    var slots = new LinkedHashMap<UUID, Slot>();
    for (var each : (List<?>) plain.get("slots")) {
      var slot = Slots.read(each);
      slots.put(slot.process(), slot);
    }
    var trouble = plain.containsKey("cause") ? trouble(plain) : null;
    var lastConnection = plain.containsKey("last_connection") ? at(plain, "last_connection") : Instant.EPOCH;
    var since = trouble == null ? null : at(plain, "since");
    return new JobsListState(at(plain, "last_query"), lastConnection, since, trouble, slots);
  }

  private static Trouble trouble(Map<?, ?> plain) {
    return new Trouble(Trouble.Cause.of((String) plain.get("cause")), (String) plain.get("reason"));
  }

  private static Instant at(Map<?, ?> plain, String key) {
    return Instant.parse((String) plain.get(key));
  }
}
