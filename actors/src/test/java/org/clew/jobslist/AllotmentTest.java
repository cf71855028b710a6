package org.clew.jobslist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.clew.computer.Limits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AllotmentTest {
  private static final long START = Long.MAX_VALUE - 5_000_000_000L;

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final TestInbox<DeskMessage> desk = TestInbox.create();
  private final Presence presence = new Presence(Duration.ofMinutes(1));
  private final Allotment allotment = new Allotment("cluster", presence, () -> START);

  @Test @DisplayName("SPEC 7.1 connections are opened safe_interval apart, in the order in which they were asked for")
  void connectionsAreOpenedApart() {
    var limits = new Limits(10, 4, 0, 0, Map.of());
    var leases = Stream.generate(UUID::randomUUID).limit(3).toList();
    leases.forEach(lease -> presence.ask(desk.getRef(), new Ask.ForConnection(lease), START));
    assertThat(connections(limits, START)).isEqualTo(Duration.ofSeconds(4));
    assertThat(granted()).containsExactly(leases.get(0));
    assertThat(connections(limits, at(3.9))).isEqualTo(Duration.ofMillis(100));
    assertThat(granted()).isEmpty();
    assertThat(connections(limits, at(4))).isEqualTo(Duration.ofSeconds(4));
    assertThat(granted()).containsExactly(leases.get(1));
    presence.withdraw(leases.get(0));
    presence.withdraw(leases.get(1));
    assertThat(connections(limits, at(5))).as("closing one opens none earlier").isEqualTo(Duration.ofSeconds(3));
    assertThat(connections(limits, at(8))).isGreaterThan(Duration.ofHours(1));
    assertThat(granted()).containsExactly(leases.get(2));
  }

  @Test @DisplayName("SPEC 7.1 who gives up before his connection is opened has no place any more")
  void whoGivesUpIsForgotten() {
    var limits = new Limits(10, 4, 0, 0, Map.of());
    var leases = Stream.generate(UUID::randomUUID).limit(3).toList();
    leases.forEach(lease -> presence.ask(desk.getRef(), new Ask.ForConnection(lease), START));
    presence.withdraw(leases.get(0));
    connections(limits, START);
    presence.withdraw(leases.get(1));
    connections(limits, at(2));
    assertThat(presence.waiting()).isEqualTo(1);
    connections(limits, at(4));
    assertThat(granted()).containsExactly(leases.get(1), leases.get(2));
  }

  @Test @DisplayName("P5 an opening is durable before leave is given, and counts for whoever comes after")
  void openingsAreDurableFirst() {
    var lease = UUID.randomUUID();
    presence.ask(desk.getRef(), new Ask.ForConnection(lease), START);
    allotment.connectedBefore(Duration.ofSeconds(3));
    var limits = new Limits(10, 4, 0, 0, Map.of());
    assertThat(connections(limits, at(1))).isEqualTo(Duration.ofSeconds(2));
    var events = new ArrayList<JobsListEvent>();
    var afterwards = new ArrayList<Runnable>();
    allotment.connections(limits, at(3), NOW, events, afterwards);
    assertThat(events).containsExactly(new JobsListEvent.ConnectionOpened(NOW));
    assertThat(granted()).as("not before that is durable").isEmpty();
    afterwards.forEach(Runnable::run);
    assertThat(granted()).containsExactly(lease);
    presence.ask(desk.getRef(), new Ask.ForConnection(UUID.randomUUID()), START);
    allotment.connections(new Limits(10, 0.5, 0, 0, Map.of()), at(8), NOW, events, afterwards);
    assertThat(events).hasSize(1);
    assertThat(granted()).hasSize(1);
  }

  private Duration connections(Limits limits, long now) {
    var afterwards = new ArrayList<Runnable>();
    var left = allotment.connections(limits, now, NOW, new ArrayList<>(), afterwards);
    afterwards.forEach(Runnable::run);
    return left;
  }

  private static long at(double seconds) {
    return START + (long) (seconds * 1e9);
  }

  private List<UUID> granted() {
    return desk.getAllReceived().stream().map(message -> ((DeskMessage.Granted) message).ticket()).toList();
  }
}
