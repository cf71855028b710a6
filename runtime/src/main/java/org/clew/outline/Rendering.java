package org.clew.outline;

import java.util.List;

/** An outline as indented lines. */
final class Rendering {
  private final StringBuilder text = new StringBuilder();

  private Rendering() {}

  static <R> String of(List<Instruction<R>> body) {
    var rendering = new Rendering();
    rendering.block(0, body);
    return rendering.text.toString();
  }

  private <R> void block(int level, List<Instruction<R>> body) {
    for (var instruction : body) {
      switch (instruction) {
        case Step<R> step -> line(level, step.id() + earlier(step));
        case While<R> loop -> {
          line(level, "while " + loop.id() + earlier(loop));
          block(level + 1, loop.body());
        }
        case If<R> choice -> {
          line(level, "if " + choice.id() + earlier(choice));
          for (var branch : choice.branches()) {
            line(level + 1, branch.label());
            block(level + 2, branch.body());
          }
        }
        case Return<R>(var code) -> line(level, code.map(c -> "return " + c).orElse("return"));
      }
    }
  }

  private static String earlier(Named<?> named) {
    return named.earlierIds().isEmpty() ? "" : " (formerly " + String.join(", ", named.earlierIds()) + ")";
  }

  private void line(int level, String content) {
    text.repeat("  ", level).append(content).append('\n');
  }
}
