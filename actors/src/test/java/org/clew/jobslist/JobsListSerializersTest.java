package org.clew.jobslist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.clew.actors.WireForms;
import org.clew.job.Account.Use;
import org.clew.job.JobSighting;
import org.clew.job.Slot;
import org.clew.job.Trouble;
import org.clew.scheduler.JobInfo;
import org.clew.scheduler.JobRef;
import org.clew.scheduler.JobState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JobsListSerializersTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final UUID ID = UUID.fromString("0199f2a0-0000-7000-8000-000000000001");
  private static final Slot SLOT = new Slot(ID, ID, "short", Set.of("pw", "pw@slurm"));
  private static final Trouble TROUBLE = new Trouble(Trouble.Cause.UNREACHABLE, "connection refused");

  private static ActorTestKit kit;
  private static JobsListWireSerializer wire;
  private static JobsListEventSerializer durable;

  @BeforeAll static void start() {
    kit = ActorTestKit.create();
    durable = new JobsListEventSerializer((ExtendedActorSystem) Adapter.toClassic(kit.system()));
    wire = new JobsListWireSerializer((ExtendedActorSystem) Adapter.toClassic(kit.system()));
  }

  @AfterAll static void stop() {
    kit.shutdownTestKit();
  }

  /** What stands in journals already; it must be readable for ever. */
  @Test void eventsKeepTheirNamesAndForms() {
    var golden = new LinkedHashMap<Object, List<String>>();
    golden.put(new JobsListEvent.QueryBegan(AT), List.of("jobs-list.query-began.v1", "{\"at\":\"2026-01-02T03:04:05.678901Z\"}"));
    golden.put(new JobsListEvent.ConnectionOpened(AT), List.of("jobs-list.connection-opened.v1",
        "{\"at\":\"2026-01-02T03:04:05.678901Z\"}"));
    golden.put(new JobsListEvent.CircuitOpened(AT, TROUBLE), List.of("jobs-list.circuit-opened.v1",
        "{\"at\":\"2026-01-02T03:04:05.678901Z\",\"cause\":\"unreachable\",\"reason\":\"connection refused\"}"));
    golden.put(new JobsListEvent.CircuitClosed(AT), List.of("jobs-list.circuit-closed.v1",
        "{\"at\":\"2026-01-02T03:04:05.678901Z\"}"));
    golden.put(new JobsListEvent.SlotGranted(AT, SLOT), List.of("jobs-list.slot-granted.v1",
        "{\"at\":\"2026-01-02T03:04:05.678901Z\",\"slot\":{\"process\":\"" + ID + "\",\"group\":\"" + ID
            + "\",\"queue\":\"short\",\"codes\":[\"pw\",\"pw@slurm\"]}}"));
    golden.put(new JobsListEvent.SlotFreed(AT, ID), List.of("jobs-list.slot-freed.v1",
        "{\"at\":\"2026-01-02T03:04:05.678901Z\",\"process\":\"" + ID + "\"}"));
    golden.put(new JobsListState(AT, AT, null, null, Map.of()), List.of("jobs-list.state.v1",
        "{\"last_query\":\"2026-01-02T03:04:05.678901Z\",\"last_connection\":\"2026-01-02T03:04:05.678901Z\",\"slots\":[]}"));
    golden.put(new JobsListState(AT, Instant.EPOCH, AT, TROUBLE, Map.of(ID, SLOT)), List.of("jobs-list.state.v1",
        "{\"last_query\":\"2026-01-02T03:04:05.678901Z\",\"since\":\"2026-01-02T03:04:05.678901Z\",\"cause\":\"unreachable\","
            + "\"reason\":\"connection refused\",\"slots\":[{\"process\":\"" + ID + "\",\"group\":\"" + ID
            + "\",\"queue\":\"short\",\"codes\":[\"pw\",\"pw@slurm\"]}]}"));
    golden.forEach((object, form) -> {
      assertThat(durable.manifest(object)).isEqualTo(form.getFirst());
      assertThat(new String(durable.toBinary(object), UTF_8)).isEqualTo(form.getLast());
      assertThat(durable.fromBinary(form.getLast().getBytes(UTF_8), form.getFirst())).isEqualTo(object);
    });
    assertThat(golden.keySet().stream().filter(JobsListEvent.class::isInstance).map(Object::getClass).distinct())
        .hasSameSizeAs(JobsListEvent.class.getPermittedSubclasses());
  }

  @Test void everyMessageCrossesTheNetwork() throws IOException {
    var desk = kit.<DeskMessage>createTestProbe().ref();
    var job = new WatchedJob(SLOT, new JobRef("17", "clew-token", "/scratch/a b"));
    var info = new JobInfo("17", JobState.RUNNING, "R", OptionalInt.of(3), Map.of("queue_name", "short", "num_machines", 2L));
    var messages = List.of(
        new JobsListMessage.Beat(desk, List.of(job, new WatchedJob(SLOT, new JobRef(null, "t", "/w"))),
            List.of(new Ask.ForSlot(SLOT), new Ask.ForConnection(ID), new Ask.ForUse(ID, Use.TRANSFER),
                new Ask.ForUse(ID, Use.COMMAND)), Set.of(ID)),
        new JobsListMessage.Watch(desk, job), new JobsListMessage.Unwatch(ID),
        new JobsListMessage.AskFor(desk, new Ask.ForSlot(SLOT)), new JobsListMessage.Withdraw(ID),
        new JobsListMessage.FreeSlot(ID), new JobsListMessage.Report(TROUBLE),
        new JobsListMessage.Look(kit.<JobsListAnswer>createTestProbe().ref()),
        new JobsListAnswer("c", List.of(), null, null, 0, 0, null),
        new JobsListAnswer("c", List.of(new JobsListAnswer.Polled(ID, "17", JobState.RUNNING)), AT, AT.plusSeconds(10), 2, 3,
            "disabled"),
        new DeskMessage.Gate("c", null), new DeskMessage.Gate("c", "disabled"), new DeskMessage.Granted("c", ID),
        new DeskMessage.Held("c", ID, "why"), new DeskMessage.Sighted("c", Map.of(ID, new JobSighting.Present(info))),
        new DeskMessage.Sighted("c", Map.of(ID, new JobSighting.Absent(2))),
        new DeskMessage.Sighted("c", Map.of(ID, new JobSighting.Unknown("u"))),
        new DeskMessage.Sighted("c", Map.of(ID, new JobSighting.Held("h"))),
        new DeskMessage.Recall("c", ID));
    for (var message : messages) assertThat(wire.fromBinary(wire.toBinary(message), wire.manifest(message))).isEqualTo(message);
    WireForms.of(wire, "jobs-list").check(messages, ActorRefResolver.get(kit.system()).toSerializationFormat(desk));
    var seen = messages.stream().map(Object::getClass).collect(java.util.stream.Collectors.toSet());
    assertThat(seen).contains(JobsListMessage.Wire.class.getPermittedSubclasses())
        .contains(DeskMessage.class.getPermittedSubclasses());
  }
}
