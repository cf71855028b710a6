package org.clew.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.process.When.FORCE;
import static org.clew.process.When.KILL;
import static org.clew.process.When.PAUSE;
import static org.clew.process.When.PLAY;
import static org.clew.process.When.SETTLE;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clew.process.ProcessCommand.WorkDone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in every lifecycle, free, paused, about to pause, about to be killed: names of the events, or a refusal. */
class ControlTableTest {
  private enum Held { FREE, PAUSED, PAUSE_WANTED, KILL_WANTED, FORCE_WANTED }

  private static final String IN_ORDER = "pause play kill force settle-idle settle-busy work-done child cancel-failed unblock";

  /** In the order of {@link #IN_ORDER}; a dot is "nothing", several events are joined by +. */
  private static final String ALIVE = """
      FREE         PauseRequested+Paused . KillRequested KillRequested . . Finished . . .
      PAUSED       . Played KillRequested KillRequested . . Finished . . .
      PAUSE_WANTED . Played KillRequested KillRequested Paused . Finished . . .
      KILL_WANTED  PauseRequested+Paused . . KillRequested Killed . . . KillRefused .
      FORCE_WANTED PauseRequested+Paused . . . Killed Killed . . . .
      """;

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("alive")
  @DisplayName("SPEC 1.4 commands to a living process")
  void answersWhileAlive(String lifecycle, String held, ProcessState state, List<String> expected) {
    assertThat(answers(state)).isEqualTo(expected);
  }

  static Stream<Arguments> alive() {
    return Stream.of(Given.chain(), Given.chain(Given.step(null)), Given.chain(Given.step(null, 2L))).flatMap(state ->
        ALIVE.lines().map(line -> line.trim().split("\\s+")).map(cells -> Arguments.of(state.lifecycle().durable(), cells[0],
            held(state, Held.valueOf(cells[0])), List.of(cells).subList(1, cells.length))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ended")
  @DisplayName("SPEC 1.4 commands to an ended process")
  void answersWhenEnded(String lifecycle, ProcessState state, String expected) {
    assertThat(answers(state)).isEqualTo(List.of(expected.split("\\s+")));
    assertThat(Decider.decide(state, PAUSE, Activity.IDLE, Given.NOW))
        .isEqualTo(new Decision.Reject("Process 1 has already ended: it is " + lifecycle + "."));
  }

  static Stream<Arguments> ended() {
    return Stream.of(
        Arguments.of("finished", Given.chain(Given.finished()), "refused refused refused refused . . . . . ."),
        Arguments.of("excepted", Given.chain(new ProcessEvent.Excepted(Given.NOW, "x", "t")),
            "refused refused refused refused . . . . . ."),
        Arguments.of("killed", Given.chain(new ProcessEvent.Killed(Given.NOW, "x", null)), "refused refused . . . . . . . ."));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void refusesEverythingToWhatWasNeverBorn(ProcessCommand command) {
    assertThat(Decider.decide(ProcessState.UNBORN, command, Activity.IDLE, Given.NOW))
        .isEqualTo(new Decision.Reject("There is no such process."));
  }

  static List<ProcessCommand> commands() {
    return List.of(PAUSE, PLAY, KILL, FORCE, SETTLE, SETTLE, new WorkDone(List.of(Given.finished())),
        new ProcessCommand.ChildTold(Given.id(77), Given.DONE),
        new ProcessCommand.CancelFailed("denied"), new ProcessCommand.Unblock());
  }

  private static List<String> answers(ProcessState state) {
    var names = IN_ORDER.split(" ");
    var commands = commands();
    return java.util.stream.IntStream.range(0, names.length).mapToObj(i ->
        shown(Decider.decide(state, commands.get(i), names[i].endsWith("busy") ? Activity.BUSY : Activity.IDLE,
            Given.NOW))).toList();
  }

  private static String shown(Decision decision) {
    return switch (decision) {
      case Decision.Reject _ -> "refused";
      case Decision.Emit(var events) when events.isEmpty() -> ".";
      case Decision.Emit(var events) -> events.stream().map(event -> event.getClass().getSimpleName())
          .collect(Collectors.joining("+"));
    };
  }

  private static ProcessState held(ProcessState state, Held held) {
    var events = switch (held) {
      case FREE -> new ProcessEvent[0];
      case PAUSED -> new ProcessEvent[] {Given.pauseRequested("p"), Given.paused("p")};
      case PAUSE_WANTED -> new ProcessEvent[] {Given.pauseRequested("p")};
      case KILL_WANTED -> new ProcessEvent[] {Given.killRequested(KillMode.ORDERLY)};
      case FORCE_WANTED -> new ProcessEvent[] {Given.killRequested(KillMode.FORCE)};
    };
    return Arrays.stream(events).reduce(state, Evolution::evolve, (_, later) -> later);
  }
}
