package org.clew.jobslist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

  private final TestInbox<DeskMessage> desk = TestInbox.create();
  private final Presence presence = new Presence(Duration.ofMinutes(1));
  private final Allotment allotment = new Allotment("cluster", presence, () -> START);

  @Test @DisplayName("SPEC 7.1 connections are opened safe_interval apart, in the order in which they were asked for")
  void connectionsAreOpenedApart() {
    var limits = new Limits(10, 4, 0, 0, Map.of());
    var leases = Stream.generate(UUID::randomUUID).limit(3).toList();
    leases.forEach(lease -> presence.ask(desk.getRef(), new Ask.ForConnection(lease), START));
    assertThat(allotment.connections(limits, START)).isEqualTo(Duration.ofSeconds(4));
    assertThat(granted()).containsExactly(leases.get(0));
    assertThat(allotment.connections(limits, at(3.9))).isEqualTo(Duration.ofMillis(100));
    assertThat(granted()).isEmpty();
    assertThat(allotment.connections(limits, at(4))).isEqualTo(Duration.ofSeconds(4));
    assertThat(granted()).containsExactly(leases.get(1));
    presence.withdraw(leases.get(0));
    presence.withdraw(leases.get(1));
    assertThat(allotment.connections(limits, at(5))).as("closing one opens none earlier").isEqualTo(Duration.ofSeconds(3));
    assertThat(allotment.connections(limits, at(8))).isGreaterThan(Duration.ofHours(1));
    assertThat(granted()).containsExactly(leases.get(2));
  }

  @Test @DisplayName("SPEC 7.1 who gives up before his connection is opened has no place any more")
  void whoGivesUpIsForgotten() {
    var limits = new Limits(10, 4, 0, 0, Map.of());
    var leases = Stream.generate(UUID::randomUUID).limit(3).toList();
    leases.forEach(lease -> presence.ask(desk.getRef(), new Ask.ForConnection(lease), START));
    presence.withdraw(leases.get(0));
    allotment.connections(limits, START);
    presence.withdraw(leases.get(1));
    allotment.connections(limits, at(2));
    assertThat(presence.waiting()).isEqualTo(1);
    allotment.connections(limits, at(4));
    assertThat(granted()).containsExactly(leases.get(1), leases.get(2));
  }

  private static long at(double seconds) {
    return START + (long) (seconds * 1e9);
  }

  private List<UUID> granted() {
    return desk.getAllReceived().stream().map(message -> ((DeskMessage.Granted) message).ticket()).toList();
  }
}
