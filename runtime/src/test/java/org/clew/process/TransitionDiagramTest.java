package org.clew.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TransitionDiagramTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "process-states.md");

  @Test void theDocumentShowsTheTable() throws IOException {
    var document = Files.readString(DOCUMENT);
    var current = TransitionDiagram.inserted(document);
    if (Boolean.getBoolean("clew.update")) Files.writeString(DOCUMENT, document = current);
    assertThat(document).as("docs/process-states.md is older than Transitions; make it anew with"
        + " mvn test -pl runtime -Dtest=TransitionDiagramTest -Dclew.update=true").isEqualTo(current);
  }

  @Test void insertingTwiceChangesNothingMore() {
    var once = TransitionDiagram.inserted("before\n" + TransitionDiagram.BEGIN + "\nold\n" + TransitionDiagram.END + "\nafter\n");
    assertThat(TransitionDiagram.inserted(once)).isEqualTo(once).startsWith("before\n").endsWith("\nafter\n")
        .doesNotContain("old");
  }

  @Test void drawsBirthChangesAndEnds() {
    assertThat(TransitionDiagram.section()).contains("  [*] --> Created: Created\n",
        "  Created --> Waiting: StepDone, Uploaded, PhaseFailed, JobHeld, StopRequested, PhaseRetried, DryRunDone, Forked\n",
        "  Killed --> [*]\n", "| SubmitIntended | Waiting |").doesNotContain("Running --> Running");
  }

  @Test void refusesADocumentWithoutTheSection() {
    assertThatThrownBy(() -> TransitionDiagram.inserted("nothing here")).hasMessageContaining(TransitionDiagram.BEGIN);
  }
}
