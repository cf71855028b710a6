package org.clew.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;

class EventCodecProperties {
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE) void everyEventComesBackEqual(@ForAll("events") Object any) {
    var event = (ProcessEvent) any;
    var json = EventCodec.encode(event);
    assertThat(EventCodec.decode(EventCodec.manifest(event), json)).isEqualTo(event);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE) void everyStateComesBackEqual(@ForAll("states") Object state) {
    assertThat(StateCodec.decode(StateCodec.MANIFEST, StateCodec.encode((ProcessState) state))).isEqualTo(state);
  }

  @Property(tries = 2000) void timesAreWrittenAsTheJdkDoesAndReadBack(@ForAll("instants") Instant instant) {
    assertThat(InstantText.write(instant)).isEqualTo(instant.toString());
    assertThat(InstantText.read(instant.toString())).isEqualTo(instant);
  }

  @Provide Arbitrary<Object> events() {
    return AnyRecord.anyOf(EventTypes.all().stream().map(EventTypes.EventType::type).toList());
  }

  @Provide Arbitrary<Object> states() {
    return AnyRecord.of(ProcessState.class);
  }

  @Provide Arbitrary<Instant> instants() {
    return AnyRecord.instants();
  }
}
