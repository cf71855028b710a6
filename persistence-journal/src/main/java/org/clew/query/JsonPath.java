package org.clew.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a JSON tree: keys, and positions in lists from 0. Written {@code options.resources.num_machines} or
 * {@code marks[0].by}; the empty path is the whole tree. Keys have letters, digits and {@code _ - : / + @ $ #} or blanks.
 */
public record JsonPath(List<Step> steps) {
  private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}_:/+@$# -]+");
  private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d{1,9})]");

  /** One step down. */
  public sealed interface Step {
    /** Into an object. */
    record Key(String name) implements Step {}

    /** Into a list. */
    record At(int position) implements Step {}
  }

  /** The whole tree. */
  public static final JsonPath WHOLE = new JsonPath(List.of());

  /** @throws QueryException when a key has other characters */
  public JsonPath {
    steps = List.copyOf(steps);
    for (Step step : steps) {
      if (step instanceof Step.Key(var name) && !KEY.matcher(name).matches()) throw wrong(name);
      if (step instanceof Step.At(var position) && position < 0) throw wrong("[" + position + "]");
    }
  }

  /** @throws QueryException when the text is no path */
  public static JsonPath parse(String text) {
    List<Step> steps = new ArrayList<>();
    Matcher step = STEP.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!step.find(end) || step.start() != end || step.group(1) != null && step.group()
          .startsWith(".") == (end == 0)) throw wrong(text);
      steps.add(step.group(1) != null ? new Step.Key(step.group(1)) : new Step.At(Integer.parseInt(step.group(2))));
      end = step.end();
    }
    return new JsonPath(steps);
  }

  private static QueryException wrong(String text) {
    return new QueryException("'" + text
        + "' is no place in JSON: write keys with dots between them, positions of lists in brackets,"
        + " like options.resources or marks[0].");
  }

  @Override public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      switch (step) {
        case Step.Key(var name) -> text.append(text.isEmpty() ? "" : ".").append(name);
        case Step.At(var position) -> text.append('[').append(position).append(']');
      }
    }
    return text.toString();
  }
}
