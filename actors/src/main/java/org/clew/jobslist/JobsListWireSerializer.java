package org.clew.jobslist;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.clew.job.Account;
import org.clew.job.JobSighting;
import org.clew.job.Trouble;
import org.clew.scheduler.JobInfo;
import org.clew.scheduler.JobRef;
import org.clew.scheduler.JobState;
import org.clew.store.PlainJson;

/** Messages between desks and JobsLists as JSON under durable names. */
public final class JobsListWireSerializer extends SerializerWithStringManifest {
  private final ExtendedActorSystem system;
  private ActorRefResolver resolver;

  /** The constructor that Pekko looks for. */
  public JobsListWireSerializer(ExtendedActorSystem system) {
    this.system = system;
  }

  @Override public int identifier() {
    return 417_504;
  }

  @Override public String manifest(Object message) {
    return switch (message) {
      case JobsListMessage.Beat _ -> "beat.v1";
      case JobsListMessage.Watch _ -> "watch.v1";
      case JobsListMessage.Unwatch _ -> "unwatch.v1";
      case JobsListMessage.AskFor _ -> "ask.v1";
      case JobsListMessage.Withdraw _ -> "withdraw.v1";
      case JobsListMessage.FreeSlot _ -> "free-slot.v1";
      case JobsListMessage.Report _ -> "report.v1";
      case JobsListMessage.Look _ -> "look.v1";
      case JobsListAnswer _ -> "answer.v1";
      case DeskMessage.Gate _ -> "gate.v1";
      case DeskMessage.Granted _ -> "granted.v1";
      case DeskMessage.Held _ -> "held.v1";
      case DeskMessage.Sighted _ -> "sighted.v1";
      case DeskMessage.Recall _ -> "recall.v1";
      default -> throw foreign(message);
    };
  }

  @Override public byte[] toBinary(Object message) {
    var plain = new LinkedHashMap<String, Object>();
    switch (message) {
      case JobsListMessage.Beat(var desk, var watches, var asks, var leases) -> {
        plain.put("desk", text(desk));
        plain.put("watches", watches.stream().map(JobsListWireSerializer::plain).toList());
        plain.put("asks", asks.stream().map(JobsListWireSerializer::plain).toList());
        plain.put("leases", leases.stream().map(UUID::toString).toList());
      }
      case JobsListMessage.Watch(var desk, var job) -> {
        plain.put("desk", text(desk));
        plain.put("job", plain(job));
      }
      case JobsListMessage.Unwatch(var process) -> plain.put("id", process.toString());
      case JobsListMessage.AskFor(var desk, var ask) -> {
        plain.put("desk", text(desk));
        plain.put("ask", plain(ask));
      }
      case JobsListMessage.Withdraw(var ticket) -> plain.put("id", ticket.toString());
      case JobsListMessage.FreeSlot(var process) -> plain.put("id", process.toString());
      case JobsListMessage.Report(var trouble) -> {
        plain.put("cause", trouble.cause().durable());
        plain.put("reason", trouble.reason());
      }
      case JobsListMessage.Look(var replyTo) -> plain.put("desk", text(replyTo));
      case JobsListAnswer answer -> put(plain, answer);
      case DeskMessage told -> put(plain, told);
      default -> throw foreign(message);
    }
    return PlainJson.bytes(plain);
  }

  private static void put(Map<String, Object> plain, JobsListAnswer answer) {
    plain.put("computer", answer.computer());
    plain.put("jobs", answer.jobs().stream().map(job -> List.of(job.process().toString(), job.jobId(), job.state().durable()))
        .toList());
    plain.put("last", answer.lastUpdate() == null ? null : answer.lastUpdate().toString());
    plain.put("next", answer.nextUpdate() == null ? null : answer.nextUpdate().toString());
    plain.put("connections", (long) answer.connections());
    plain.put("waiting", (long) answer.waiting());
    plain.put("reason", answer.closedBecause());
  }

  private static JobsListAnswer answer(Map<?, ?> plain) {
    var jobs = list(plain, "jobs").stream().map(job -> (List<?>) job)
        .map(job -> new JobsListAnswer.Polled(UUID.fromString((String) job.get(0)),
        (String) job.get(1), JobState.of((String) job.get(2)))).toList();
    return new JobsListAnswer(text(plain, "computer"), jobs, time(plain, "last"), time(plain, "next"),
        ((Long) plain.get("connections")).intValue(), ((Long) plain.get("waiting")).intValue(), text(plain, "reason"));
  }

  private static Instant time(Map<?, ?> plain, String key) {
    return plain.get(key) instanceof String text ? Instant.parse(text) : null;
  }

  private static void put(Map<String, Object> plain, DeskMessage told) {
    plain.put("computer", told.computer());
    switch (told) {
      case DeskMessage.Gate(_, var reason) -> plain.put("reason", reason);
      case DeskMessage.Granted(_, var ticket) -> plain.put("id", ticket.toString());
      case DeskMessage.Held(_, var ticket, var reason) -> {
        plain.put("id", ticket.toString());
        plain.put("reason", reason);
      }
      case DeskMessage.Sighted(_, var jobs) -> {
        var all = new LinkedHashMap<String, Object>();
        jobs.forEach((process, sighting) -> all.put(process.toString(), plain(sighting)));
        plain.put("jobs", all);
      }
      case DeskMessage.Recall(_, var lease) -> plain.put("id", lease.toString());
    }
  }

  @Override public Object fromBinary(byte[] bytes, String manifest) {
    var plain = (Map<?, ?>) PlainJson.read(bytes);
    return switch (manifest) {
      case "beat.v1" -> new JobsListMessage.Beat(ref(plain),
          list(plain, "watches").stream().map(JobsListWireSerializer::watched).toList(),
          list(plain, "asks").stream().map(JobsListWireSerializer::ask).toList(),
          list(plain, "leases").stream().map(id -> UUID.fromString((String) id)).collect(Collectors.toSet()));
      case "watch.v1" -> new JobsListMessage.Watch(ref(plain), watched(plain.get("job")));
      case "unwatch.v1" -> new JobsListMessage.Unwatch(id(plain));
      case "ask.v1" -> new JobsListMessage.AskFor(ref(plain), ask(plain.get("ask")));
      case "withdraw.v1" -> new JobsListMessage.Withdraw(id(plain));
      case "free-slot.v1" -> new JobsListMessage.FreeSlot(id(plain));
      case "report.v1" -> new JobsListMessage.Report(new Trouble(Trouble.Cause.of(text(plain, "cause")), text(plain, "reason")));
      case "look.v1" -> new JobsListMessage.Look(resolver().resolveActorRef(text(plain, "desk")));
      case "answer.v1" -> answer(plain);
      case "gate.v1" -> new DeskMessage.Gate(text(plain, "computer"), text(plain, "reason"));
      case "granted.v1" -> new DeskMessage.Granted(text(plain, "computer"), id(plain));
      case "held.v1" -> new DeskMessage.Held(text(plain, "computer"), id(plain), text(plain, "reason"));
      case "sighted.v1" -> {
        var jobs = new LinkedHashMap<UUID, JobSighting>();
        ((Map<?, ?>) plain.get("jobs"))
            .forEach((process, sighting) -> jobs.put(UUID.fromString((String) process), sighting((Map<?, ?>) sighting)));
        yield new DeskMessage.Sighted(text(plain, "computer"), jobs);
      }
      case "recall.v1" -> new DeskMessage.Recall(text(plain, "computer"), id(plain));
      default -> throw new IllegalArgumentException("message " + manifest + " is not known here; the sender is a newer version");
    };
  }

  private static Map<String, Object> plain(WatchedJob watched) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("slot", Slots.plain(watched.slot()));
    plain.put("job_id", watched.job().jobId());
    plain.put("token", watched.job().token());
    plain.put("workdir", watched.job().workdir());
    return plain;
  }

  private static WatchedJob watched(Object tree) {
    var plain = (Map<?, ?>) tree;
    return new WatchedJob(Slots.read(plain.get("slot")),
        new JobRef(text(plain, "job_id"), text(plain, "token"), text(plain, "workdir")));
  }

  private static Map<String, Object> plain(Ask ask) {
    return switch (ask) {
      case Ask.ForSlot(var slot) -> Map.of("slot", Slots.plain(slot));
      case Ask.ForConnection(var ticket) -> Map.of("id", ticket.toString());
      case Ask.ForUse(var ticket, var use) -> Map.of("id", ticket.toString(), "use", switch (use) {
        case COMMAND -> "command";
        case TRANSFER -> "transfer";
      });
    };
  }

  private static Ask ask(Object tree) {
    var plain = (Map<?, ?>) tree;
    if (plain.containsKey("slot")) return new Ask.ForSlot(Slots.read(plain.get("slot")));
    if (!plain.containsKey("use")) return new Ask.ForConnection(id(plain));
    return new Ask.ForUse(id(plain), text(plain, "use").equals("command") ? Account.Use.COMMAND : Account.Use.TRANSFER);
  }

  private static Map<String, Object> plain(JobSighting sighting) {
    return switch (sighting) {
      case JobSighting.Present(var info) -> {
        var plain = new LinkedHashMap<String, Object>();
        plain.put("job_id", info.jobId());
        plain.put("state", info.state().durable());
        plain.put("substate", info.substate());
        info.exitStatus().ifPresent(status -> plain.put("exit_status", (long) status));
        plain.put("more", info.more());
        yield plain;
      }
      case JobSighting.Absent(var times) -> Map.of("absent", (long) times);
      case JobSighting.Unknown(var reason) -> Map.of("unknown", reason);
      case JobSighting.Held(var reason) -> Map.of("held", reason);
    };
  }

  @SuppressWarnings("unchecked")
  private static JobSighting sighting(Map<?, ?> plain) {
    if (plain.get("absent") instanceof Long times) return new JobSighting.Absent(times.intValue());
    if (plain.get("unknown") instanceof String reason) return new JobSighting.Unknown(reason);
    if (plain.get("held") instanceof String reason) return new JobSighting.Held(reason);
    var exit = plain.get("exit_status") instanceof Long status ? OptionalInt.of(status.intValue()) : OptionalInt.empty();
    return new JobSighting.Present(new JobInfo(text(plain, "job_id"), JobState.of(text(plain, "state")), text(plain, "substate"),
        exit, (Map<String, Object>) plain.get("more")));
  }

  private static List<?> list(Map<?, ?> plain, String key) {
    return (List<?>) plain.get(key);
  }

  private static String text(Map<?, ?> plain, String key) {
    return (String) plain.get(key);
  }

  private static UUID id(Map<?, ?> plain) {
    return UUID.fromString(text(plain, "id"));
  }

  private String text(ActorRef<?> ref) {
    return resolver().toSerializationFormat(ref);
  }

  private ActorRef<DeskMessage> ref(Map<?, ?> plain) {
    return resolver().resolveActorRef(text(plain, "desk"));
  }

  private synchronized ActorRefResolver resolver() {
    if (resolver == null) resolver = ActorRefResolver.get(Adapter.toTyped(system));
    return resolver;
  }

  private static IllegalArgumentException foreign(Object message) {
    return new IllegalArgumentException(message.getClass().getName() + " does not cross the network");
  }
}
