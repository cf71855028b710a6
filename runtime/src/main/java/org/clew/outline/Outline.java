package org.clew.outline;

import java.util.List;

/**
 * The plan of a work chain: an immutable tree of named steps, loops and choices, without mistakes.
 *
 * @param <R> the handle that steps and conditions receive
 */
public final class Outline<R> {
  private final List<Instruction<R>> body;

  private Outline(List<Instruction<R>> body) {
    this.body = body;
  }

  /**
   * Checks and keeps the instructions, which run in this order.
   *
   * @throws OutlineException with every mistake: a malformed or doubled id, an empty body, something behind {@code else_}
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <R> Outline<R> of(Instruction<R>... body) {
    var instructions = Lists.of(body);
    var mistakes = OutlineCheck.mistakesIn(instructions);
    if (!mistakes.isEmpty()) throw new OutlineException(mistakes);
    return new Outline<>(instructions);
  }

  public List<Instruction<R>> body() {
    return body;
  }

  public Program<R> compile() {
    return new Program<>(this);
  }

  /**
   * The outline as strings, lists and maps: a step is its id, a loop {@code {"while(id)": […]}}, a choice
   * {@code {"if(id)": […], "elif-1": […], "else": […]}}, a return {@code "return"} or {@code "return(code)"}.
   */
  public List<Object> describe() {
    return Description.of(body);
  }

  /** One line per instruction, indented by two spaces per level, ended by a newline; for people and golden files. */
  public String render() {
    return Rendering.of(body);
  }

  /** 16 hexadecimal digits that change with ids, order and nesting, and not with Java code, earlier ids or return codes. */
  public String fingerprint() {
    return Fingerprint.of(body);
  }
}
