package org.clew.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.outline.Instructions.if_;
import static org.clew.outline.Instructions.return_;
import static org.clew.outline.Instructions.while_;
import static org.clew.outline.Tape.ask;
import static org.clew.outline.Tape.does;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutlineTextTest {
  private static final Outline<Tape> OUTLINE = Outline.of(
      does("setup"),
      while_("scf", ask("w"), does("relax").formerly("run", "go"), if_("stuck?", ask("i"), return_(400))),
      if_("bands?", ask("i"), does("dos")).elif_(ask("j"), does("x")).else_(return_()));

  @Test
  void describesAsNestedLists() {
    assertThat(OUTLINE.describe()).hasToString(
        "[setup, {while(scf)=[relax, {if(stuck?)=[return(400)]}]}, {if(bands?)=[dos], elif-1=[x], else=[return]}]");
  }

  @Test
  void rendersOneLinePerInstruction() {
    assertThat(OUTLINE.render()).isEqualTo("""
        setup
        while scf
          relax (formerly run, go)
          if stuck?
            then
              return 400
        if bands?
          then
            dos
          elif-1
            x
          else
            return
        """);
  }

  @Test
  void fingerprintIsTheOneThatWasReleased() {
    assertThat(OUTLINE.fingerprint()).isEqualTo("1853341a56ef8815");
  }

  @Test
  void fingerprintIgnoresCodeEarlierIdsAndReturnCodes() {
    var one = Outline.of(does("a"), while_("w", ask("w"), does("x"), return_(1)));
    var other = Outline.of(
        does("a").formerly("b"),
        while_("w", ask("other"), new Step<Tape>("x", List.of(), _ -> 42), return_()));
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
  }

  static Stream<Outline<Tape>> variants() {
    return Stream.of(
        Outline.of(does("b"), while_("w", ask("w"), does("x"), does("y"))),
        Outline.of(does("a"), while_("v", ask("w"), does("x"), does("y"))),
        Outline.of(does("a"), while_("w", ask("w"), does("y"), does("x"))),
        Outline.of(does("a"), while_("w", ask("w"), does("x")), does("y")),
        Outline.of(does("a"), if_("w", ask("w"), does("x"), does("y"))),
        Outline.of(does("a"), if_("w", ask("w"), does("x")).else_(does("y"))),
        Outline.of(does("a"), if_("w", ask("w"), does("x")).elif_(ask("j"), does("y"))),
        Outline.of(does("a"), while_("w", ask("w"), does("x"), does("y"), return_())),
        Outline.of(does("a"), while_("w", ask("w"), does("x"), does("y")), return_()));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void fingerprintTellsStructuresApart(Outline<Tape> variant) {
    var original = Outline.of(does("a"), while_("w", ask("w"), does("x"), does("y")));
    assertThat(variant.fingerprint()).isNotEqualTo(original.fingerprint());
    assertThat(variants().map(Outline::fingerprint)).doesNotHaveDuplicates();
  }
}
