package org.clew.outline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.clew.outline.OutlineException.Mistake;

/** Finds every mistake of an outline. */
final class OutlineCheck {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]*");
  private static final Pattern IF_ID = Pattern.compile("[a-z][a-z0-9_-]*\\??");

  private final List<Mistake> mistakes = new ArrayList<>();

  private OutlineCheck() {}

  static <R> List<Mistake> mistakesIn(List<Instruction<R>> body) {
    var check = new OutlineCheck();
    check.block("", body);
    return check.mistakes;
  }

  private <R> void block(String path, List<Instruction<R>> body) {
    var place = path.isEmpty() ? "(outline)" : path;
    if (body.isEmpty()) wrong(place, "is empty; give it at least one instruction");
    var taken = new HashSet<String>();
    for (var instruction : body) {
      switch (instruction) {
        case null -> wrong(place, "holds null in place of an instruction");
        case Named<R> named -> {
          names(path, named, taken);
          inside(Paths.join(path, named.id()), named);
        }
        case Return<R> _ -> {}
      }
    }
  }

  private <R> void inside(String path, Named<R> named) {
    switch (named) {
      case Step<R> step -> {
        if (step.body() == null) wrong(path, "has no body");
      }
      case While<R> loop -> {
        condition(path, loop.condition());
        block(path, loop.body());
      }
      case If<R> choice -> branches(path, choice);
    }
  }

  private <R> void branches(String path, If<R> choice) {
    var closed = false;
    for (var branch : choice.branches()) {
      var place = Paths.join(path, branch.label());
      if (closed) wrong(place, "follows else_; nothing may follow it");
      switch (branch.guard()) {
        case If.Guard.When<R>(var condition) -> condition(place, condition);
        case If.Guard.Otherwise<R> _ -> closed = true;
      }
      block(place, branch.body());
    }
  }

  private void condition(String path, Condition<?> condition) {
    if (condition == null) wrong(path, "has no condition");
  }

  private void names(String path, Named<?> named, Set<String> taken) {
    var place = Paths.join(path, named.id());
    var pattern = named instanceof If<?> ? IF_ID : ID;
    name(place, "id", named.id(), pattern, taken);
    for (var earlier : named.earlierIds()) name(place, "earlier id", earlier, pattern, taken);
  }

  private void name(String place, String kind, String id, Pattern pattern, Set<String> taken) {
    if (id == null || !pattern.matcher(id).matches()) {
      wrong(place, "%s \"%s\" must match %s".formatted(kind, id, pattern));
    } else if (!taken.add(id)) {
      wrong(place, "%s \"%s\" is taken by another id or earlier id of the same block".formatted(kind, id));
    }
  }

  private void wrong(String path, String message) {
    mistakes.add(new Mistake(path, message));
  }
}
