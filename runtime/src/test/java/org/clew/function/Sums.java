package org.clew.function;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Data;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.Str;

/** Signatures of every kind. */
final class Sums {
  private Sums() {}

  @CalcFunction(value = "sums.add", help = "Adds two numbers.")
  static Int add(@Port(help = "First summand") Int firstNumber, @Port("y") Int other) {
    return new Int(firstNumber.value() + other.value());
  }

  @CalcFunction("sums.all")
  static Int all(Int start, Int... xs) {
    long sum = start.value();
    for (var x : xs) sum += x.value();
    return new Int(sum);
  }

  @CalcFunction("sums.longs")
  static long longs(long... xs) {
    return java.util.Arrays.stream(xs).sum();
  }

  @CalcFunction("sums.named")
  static Str named(Int n, @Dynamic Map<String, Int> rest) {
    var text = new StringBuilder().append(n.value());
    new java.util.TreeMap<>(rest).forEach((name, value) -> text.append(' ').append(name).append('=').append(value.value()));
    return new Str(text.toString());
  }

  @CalcFunction("sums.defaults")
  static Str defaults(@Default("3") Int n, @Default("2.5") double x, @Default("true") boolean yes, @Default("hello") String word,
      @Default("[]") List<Object> list, @Default("{}") Map<String, Object> map,
      @Default("1.5") @OneOf({Int.class, Float.class}) Data u) {
    return new Str(n.value() + " " + x + " " + yes + " " + word + " " + list + " " + map + " " + u);
  }

  @CalcFunction("sums.optional")
  static Str optional(Optional<Int> n, Optional<String> word) {
    return new Str(n.map(Int::value) + " " + word);
  }

  @CalcFunction("sums.union")
  static Str union(@OneOf({Int.class, Float.class}) Data number, Data any) {
    return new Str(number.type() + " " + any.type());
  }

  @CalcFunction("sums.builtin")
  static Str builtin(long a, int b, double c, boolean d, String e, List<Object> f, Map<String, Object> g) {
    return new Str(a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g);
  }

  @CalcFunction("sums.settings")
  static Str settings(Int n, Map<String, Object> metadata) {
    return new Str(n.value() + " " + metadata.get("label"));
  }

  @CalcFunction("sums.nested")
  static Str nested(@Dynamic Map<String, Object> any) {
    return new Str(new java.util.TreeMap<>(any).toString());
  }
}
