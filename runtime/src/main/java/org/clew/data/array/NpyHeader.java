package org.clew.data.array;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@code .npy} file says of its content: a Python dictionary with exactly three keys. */
record NpyHeader(ElementType type, Order order, Axes axes, Shape shape) {
  enum Order { LITTLE_ENDIAN, BIG_ENDIAN }

  enum Axes { LAST_FASTEST, FIRST_FASTEST }

  private static final Pattern DESCR = Pattern.compile("\\s*(?:'([^']*)'|\"([^\"]*)\")");
  private static final Pattern KEY = Pattern.compile("\\s*(?:'(\\w+)'|\"(\\w+)\")\\s*:");
  private static final Pattern TRUTH = Pattern.compile("\\s*(True|False)");
  private static final Pattern TUPLE = Pattern.compile("\\s*\\(([\\s0-9L,]*)\\)");
  private static final Pattern NEXT = Pattern.compile("\\s*,");
  private static final Pattern END = Pattern.compile("\\s*}\\s*");

  /** @throws IllegalArgumentException saying which part is not as it must be */
  static NpyHeader parse(String text) {
    return new Parser(text).parse();
  }

  private static final class Parser {
    private final String text;
    private int at;
    private String descr;
    private Boolean firstFastest;
    private Shape shape;

    Parser(String text) {
      this.text = text;
    }

    NpyHeader parse() {
      skip(Pattern.compile("\\s*\\{"), "{");
      while (tryMatch(END) == null) {
        var key = match(KEY, "a key");
        switch (key.group(1) != null ? key.group(1) : key.group(2)) {
          case "descr" -> descr = descr();
          case "fortran_order" -> firstFastest = match(TRUTH, "True or False").group(1).equals("True");
          case "shape" -> shape = shape(match(TUPLE, "a tuple of whole numbers").group(1));
          default -> throw wrong("the key " + key.group().strip() + " is not known");
        }
        if (tryMatch(NEXT) == null) {
          skip(END, "}");
          break;
        }
      }
      if (at < text.length()) throw wrong("something follows its end");
      if (descr == null || firstFastest == null || shape == null) throw wrong("descr, fortran_order and shape must all be there");
      return new NpyHeader(type(), descr.startsWith(">") ? Order.BIG_ENDIAN : Order.LITTLE_ENDIAN,
          firstFastest ? Axes.FIRST_FASTEST : Axes.LAST_FASTEST, shape);
    }

    private String descr() {
      var found = tryMatch(DESCR);
      if (found == null)
        throw new IllegalArgumentException("arrays of records are not taken; save each field as an array of its own");
      return found.group(1) != null ? found.group(1) : found.group(2);
    }

    private ElementType type() {
      if (descr.matches("[<>|=]?O.*"))
        throw new IllegalArgumentException("arrays of Python objects are not read, since reading runs code"
            + " from the file; save numbers");
      var known = descr.matches("[<>|=].+") ? ElementType.ofCode(descr.substring(1)) : ElementType.ofCode(descr);
      return known.orElseThrow(() -> new IllegalArgumentException("arrays of '" + descr
          + "' are not taken; convert it to numbers, such as float64, int64, bool or complex128"));
    }

    private Shape shape(String inside) {
      List<Integer> axes = new ArrayList<>();
      for (var part : inside.split(",")) {
        var digits = part.strip().replaceFirst("L$", "");
        if (digits.isEmpty()) continue;
        try {
          axes.add(Integer.parseInt(digits));
        } catch (NumberFormatException _) {
          throw wrong("an axis of length " + digits + " is too long");
        }
      }
      return new Shape(axes);
    }

    private void skip(Pattern pattern, String what) {
      match(pattern, what);
    }

    private Matcher match(Pattern pattern, String what) {
      var found = tryMatch(pattern);
      if (found == null)
        throw wrong("expected " + what + " at '" + text.substring(at, Math.min(text.length(), at + 20)).strip() + "'");
      return found;
    }

    private Matcher tryMatch(Pattern pattern) {
      var matcher = pattern.matcher(text).region(at, text.length());
      if (!matcher.lookingAt()) return null;
      at = matcher.end();
      return matcher;
    }

    private static IllegalArgumentException wrong(String why) {
      return new IllegalArgumentException("the header of the .npy file cannot be read: " + why);
    }
  }
}
