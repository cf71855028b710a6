package org.clew.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.clew.process.ProcessEvent;
import org.junit.jupiter.api.Test;

class EventTypesTest {
  @Test void everyEventHasADurableName() {
    var registered = EventTypes.all().stream().map(EventTypes.EventType::type).toList();
    for (var event : leaves(ProcessEvent.class).toList()) {
      assertThat(registered.contains(event))
          .as("%s has no durable name. Add it to EventTypes, e.g. new EventType(\"process.%s\", 1, %s.class).", event.getName(),
              event.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT), event.getSimpleName())
          .isTrue();
    }
  }

  @Test void namesAreGivenOnce() {
    assertThat(EventTypes.all()).extracting(EventTypes.EventType::manifest).doesNotHaveDuplicates()
        .allMatch(manifest -> manifest.matches("(process|job)\\.[a-z]+(-[a-z]+)*\\.v[1-9]\\d*"));
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(EventTypesTest::leaves) : Stream.of(type);
  }
}
