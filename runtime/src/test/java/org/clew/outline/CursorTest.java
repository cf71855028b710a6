package org.clew.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @ParameterizedTest
  @CsvSource({
    "scf/inspect,  scf/inspect,  false, true,  scf/inspect>",
    "scf/inspect>, scf/inspect,  true,  true,  scf/inspect>",
    "$start,       $start,       false, false, $start",
    "$end,         $end,         false, false, $end"
  })
  void readsItsForm(String text, String step, boolean done, boolean namesStep, String afterwards) {
    var cursor = new Cursor(text);
    assertThat(cursor.step()).isEqualTo(step);
    assertThat(cursor.isDone()).isEqualTo(done);
    assertThat(cursor.namesStep()).isEqualTo(namesStep);
    assertThat(cursor.done()).hasToString(afterwards);
  }

  @Test
  void isMadeFromTheStepItNames() {
    assertThat(Cursor.at("bands?/then/dos").path()).isEqualTo("bands?/then/dos");
    assertThat(Cursor.done("bands?/then/dos").path()).isEqualTo("bands?/then/dos>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ">", "$middle", "$start>", "a//b", "a/>", "A", "a\n"})
  void refusesOtherText(String text) {
    assertThatThrownBy(() -> new Cursor(text)).hasMessage("\"" + text + "\" is not a cursor");
  }
}
