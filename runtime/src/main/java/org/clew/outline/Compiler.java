package org.clew.outline;

import java.util.ArrayList;
import java.util.List;

/** Turns the tree of an outline into a flat program. */
final class Compiler<R> {
  private final List<Op<R>> ops = new ArrayList<>();

  private Compiler() {}

  static <R> List<Op<R>> compile(Outline<R> outline) {
    var compiler = new Compiler<R>();
    compiler.block("", outline.body());
    return List.copyOf(compiler.ops);
  }

  private void block(String path, List<Instruction<R>> body) {
    for (var instruction : body) {
      switch (instruction) {
        case Step<R> step -> ops.add(new Op.Do<>(Paths.join(path, step.id()), step));
        case While<R> loop -> loop(Paths.join(path, loop.id()), loop);
        case If<R> choice -> choice(Paths.join(path, choice.id()), choice);
        case Return<R>(var code) -> ops.add(new Op.Leave<>(code));
      }
    }
  }

  private void loop(String path, While<R> loop) {
    int top = reserve();
    block(path, loop.body());
    ops.add(new Op.NextPass<>(path, top));
    ops.set(top, new Op.JumpUnless<>(path, loop.condition(), ops.size()));
  }

  private void choice(String path, If<R> choice) {
    var exits = new ArrayList<Integer>();
    for (var branch : choice.branches()) {
      var inner = Paths.join(path, branch.label());
      switch (branch.guard()) {
        case If.Guard.When<R>(var condition) -> {
          int test = reserve();
          block(inner, branch.body());
          exits.add(reserve());
          ops.set(test, new Op.JumpUnless<>(inner, condition, ops.size()));
        }
        case If.Guard.Otherwise<R> _ -> block(inner, branch.body());
      }
    }
    for (int exit : exits) ops.set(exit, new Op.Jump<>(ops.size()));
  }

  private int reserve() {
    ops.add(null);
    return ops.size() - 1;
  }
}
