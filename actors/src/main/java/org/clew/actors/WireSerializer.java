package org.clew.actors;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.clew.codec.EventCodec;
import org.clew.process.JobPhase;
import org.clew.process.JobStop;
import org.clew.process.KillMode;
import org.clew.process.Outcome;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessEvent;
import org.clew.store.PlainJson;

/** Messages between nodes as JSON under durable names; nothing but what is listed here crosses the network. */
public final class WireSerializer extends SerializerWithStringManifest {
  private final ExtendedActorSystem system;
  private ActorRefResolver resolver;

  /** The constructor that Pekko looks for. */
  public WireSerializer(ExtendedActorSystem system) {
    this.system = system;
  }

  @Override public int identifier() {
    return 417_502;
  }

  @Override public String manifest(Object message) {
    return switch (message) {
      case ProcessMessage.Control _ -> "control.v1";
      case ProcessMessage.Wake _ -> "wake.v1";
      case ProcessMessage.Status _ -> "status.v1";
      case StatusAnswer _ -> "status-answer.v1";
      case ProcessMessage.WatchEnd _ -> "watch-end.v1";
      case ProcessMessage.TellMe _ -> "tell-me.v1";
      case ProcessMessage.ChildTold _ -> "child-told.v1";
      case ProcessMessage.Heard _ -> "heard.v1";
      case ControlAnswer.Accepted _ -> "accepted.v1";
      case ControlAnswer.Refused _ -> "refused.v1";
      case Ended _ -> "ended.v1";
      default -> throw foreign(message);
    };
  }

  @Override public byte[] toBinary(Object message) {
    return switch (message) {
      case ProcessMessage.Control(var command, var replyTo) -> json(control(command, replyTo));
      case ProcessMessage.Wake() -> json(Map.of());
      case ProcessMessage.Status(var replyTo) -> json(Map.of("reply_to", text(replyTo)));
      case StatusAnswer(var process, var state, var paused, var status, var agenda) -> json(Map.of("process", process.toString(),
          "state", state, "paused", paused, "status", status, "agenda", agenda));
      case ProcessMessage.WatchEnd(var watcher) -> json(Map.of("watcher", text(watcher)));
      case ProcessMessage.TellMe(var parent) -> json(Map.of("parent", parent.toString()));
      case ProcessMessage.ChildTold(var child, var outcome) -> outcome(child, outcome);
      case ProcessMessage.Heard(var parent) -> json(Map.of("parent", parent.toString()));
      case ControlAnswer.Accepted(var process) -> json(Map.of("process", process.toString()));
      case ControlAnswer.Refused(var process, var reason) -> json(Map.of("process", process.toString(), "reason", reason));
      case Ended(var process, var outcome) -> outcome(process, outcome);
      default -> throw foreign(message);
    };
  }

  @Override public Object fromBinary(byte[] bytes, String manifest) {
    return switch (manifest) {
      case "control.v1" -> control(tree(bytes));
      case "wake.v1" -> new ProcessMessage.Wake();
      case "status.v1" -> new ProcessMessage.Status(ref(tree(bytes), "reply_to"));
      case "status-answer.v1" -> {
        var tree = tree(bytes);
        yield new StatusAnswer(uuid(tree, "process"), (String) tree.get("state"), (Boolean) tree.get("paused"),
            (String) tree.get("status"), (String) tree.get("agenda"));
      }
      case "watch-end.v1" -> new ProcessMessage.WatchEnd(this.<Ended>ref(tree(bytes), "watcher"));
      case "tell-me.v1" -> new ProcessMessage.TellMe(uuid(tree(bytes), "parent"));
      case "child-told.v1" -> {
        var ended = ended(bytes);
        yield new ProcessMessage.ChildTold(ended.child(), ended.outcome());
      }
      case "heard.v1" -> new ProcessMessage.Heard(uuid(tree(bytes), "parent"));
      case "accepted.v1" -> new ControlAnswer.Accepted(uuid(tree(bytes), "process"));
      case "refused.v1" -> new ControlAnswer.Refused(uuid(tree(bytes), "process"), (String) tree(bytes).get("reason"));
      case "ended.v1" -> {
        var ended = ended(bytes);
        yield new Ended(ended.child(), ended.outcome());
      }
      default -> throw new IllegalArgumentException("message " + manifest + " is not known here; the sender is a newer version");
    };
  }

  private Map<String, Object> control(ProcessCommand.Control command, ActorRef<ControlAnswer> replyTo) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("reply_to", text(replyTo));
    switch (command) {
      case ProcessCommand.Pause(var message) -> put(tree, "pause", message);
      case ProcessCommand.Play() -> put(tree, "play", null);
      case ProcessCommand.Kill(var message, var mode) -> {
        put(tree, "kill", message);
        tree.put("force", mode == KillMode.FORCE);
      }
      case ProcessCommand.Stop(var message, var then, var verdict) -> {
        put(tree, "stop", message);
        tree.put("then", then.name().toLowerCase(Locale.ROOT));
        tree.put("verdict", verdict.name().toLowerCase(Locale.ROOT));
      }
      case ProcessCommand.Retry(var phase) -> {
        put(tree, "retry", null);
        tree.put("phase", phase.name().toLowerCase(Locale.ROOT));
      }
      case ProcessCommand.StepBack(var step, var sequenceNr, var context, var stepsDone) -> {
        put(tree, "step_back", null);
        tree.putAll(Map.of("step", step, "sequence_nr", sequenceNr, "context", context, "steps_done", stepsDone));
      }
      case ProcessCommand.Migrate(var version, var fingerprint, var cursor, var from) -> {
        put(tree, "migrate", null);
        tree.put("version", version);
        tree.put("fingerprint", fingerprint);
        tree.put("cursor", cursor);
        tree.put("from", from);
      }
    }
    return tree;
  }

  private ProcessMessage.Control control(Map<String, Object> tree) {
    var message = (String) tree.get("message");
    ProcessCommand.Control command = switch ((String) tree.get("command")) {
      case "pause" -> new ProcessCommand.Pause(message);
      case "play" -> new ProcessCommand.Play();
      case "kill" -> new ProcessCommand.Kill(message, Boolean.TRUE.equals(tree.get("force")) ? KillMode.FORCE : KillMode.ORDERLY);
      case "stop" -> new ProcessCommand.Stop(message, JobStop.Then.valueOf(upper(tree, "then")),
          JobStop.Verdict.valueOf(upper(tree, "verdict")));
      case "retry" -> new ProcessCommand.Retry(JobPhase.valueOf(upper(tree, "phase")));
      case "step_back" -> new ProcessCommand.StepBack((String) tree.get("step"), (Long) tree.get("sequence_nr"),
          map(tree, "context"), (Long) tree.get("steps_done"));
      case "migrate" -> new ProcessCommand.Migrate(map(tree, "version"), (String) tree.get("fingerprint"),
          (String) tree.get("cursor"), (String) tree.get("from"));
      default -> throw new IllegalArgumentException("command " + tree.get("command") + " is not known here");
    };
    return new ProcessMessage.Control(command, ref(tree, "reply_to"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> tree, String key) {
    return (Map<String, Object>) tree.get(key);
  }

  private static String upper(Map<String, Object> tree, String key) {
    return ((String) tree.get(key)).toUpperCase(Locale.ROOT);
  }

  private static void put(Map<String, Object> tree, String command, String message) {
    tree.put("command", command);
    if (message != null) tree.put("message", message);
  }

  private static byte[] outcome(UUID process, Outcome outcome) {
    return EventCodec.encode(new ProcessEvent.ChildEnded(Instant.EPOCH, process, outcome));
  }

  private static ProcessEvent.ChildEnded ended(byte[] bytes) {
    return (ProcessEvent.ChildEnded) EventCodec.decode("process.child-ended.v1", bytes);
  }

  private static byte[] json(Map<String, Object> tree) {
    return PlainJson.bytes(tree);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> tree(byte[] bytes) {
    return (Map<String, Object>) PlainJson.read(bytes);
  }

  private static UUID uuid(Map<String, Object> tree, String key) {
    return UUID.fromString((String) tree.get(key));
  }

  private String text(ActorRef<?> ref) {
    return resolver().toSerializationFormat(ref);
  }

  private <T> ActorRef<T> ref(Map<String, Object> tree, String key) {
    return resolver().resolveActorRef((String) tree.get(key));
  }

  private synchronized ActorRefResolver resolver() {
    if (resolver == null) resolver = ActorRefResolver.get(Adapter.toTyped(system));
    return resolver;
  }

  private static IllegalArgumentException foreign(Object message) {
    return new IllegalArgumentException(message.getClass().getName() + " does not cross the network");
  }
}
