package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentifierTest {
  private static final History PAST = History.get();

  @Test void pkUuidPrefixAndLabelNameTheSameProcess() {
    var uuid = (String) PAST.json("process", "show", PAST.caller).json().get("uuid");
    for (var name : new String[] {PAST.caller, uuid, unique(uuid), uuid.toUpperCase(java.util.Locale.ROOT), History.UNIQUE}) {
      assertThat(Clew.pk(PAST.json("process", "show", name).json())).as(name).isEqualTo(PAST.caller);
      assertThat(Clew.pk(PAST.json("node", "show", name).json())).as(name).isEqualTo(PAST.caller);
    }
  }

  @Test void aSharedLabelIsAmbiguous() {
    assertThat(PAST.run("process", "show", History.SHARED).refusal(1))
        .contains("names 2 nodes", PAST.sum + ": ", PAST.created + ": ");
    var error = PAST.run("process", "show", History.SHARED, "--json");
    assertThat(error.status()).isEqualTo(1);
    assertThat(error.error().get("code")).isEqualTo("ambiguous");
  }

  @Test void anUnknownNameIsNotFound() {
    for (var name : new String[] {"999999", "nobody", "ffffffff"}) {
      assertThat(PAST.run("process", "show", name).refusal(1)).contains("'" + name + "'").hasLineCount(1);
    }
    assertThat(PAST.run("node", "show", "nobody", "--json").error().get("code")).isEqualTo("not-found");
  }

  @Test void dataIsNoProcess() {
    var data = Clew.pk((java.util.Map<?, ?>) ((java.util.Map<?, ?>) PAST.json("process", "show", PAST.sum).json().get("inputs"))
        .get("x"));
    assertThat(PAST.run("process", "show", data).refusal(1)).contains("Node " + data + " is data.int, not a process");
    assertThat(Clew.pk(PAST.json("node", "show", data).json())).isEqualTo(data);
  }

  private static String unique(String uuid) {
    for (int length = 4;; length++) {
      if (PAST.run("node", "show", uuid.substring(0, length)).status() == 0) return uuid.substring(0, length);
    }
  }
}
