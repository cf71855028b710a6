package org.clew.function;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Data;
import org.clew.data.Int;
import org.clew.data.Str;

/** Methods that cannot be process functions, each for the reason that its name says. */
@SuppressWarnings("rawtypes")
class Bad {
  static Int unmarked(Int x) {
    return x;
  }

  @CalcFunction("bad.both")
  @WorkFunction("bad.both")
  static Int both(Flow flow, Int x) {
    return x;
  }

  @CalcFunction("bad.instance")
  Int instance(Int x) {
    return x;
  }

  @CalcFunction("bad.flow")
  static Int flow(Flow flow, Int x) {
    return x;
  }

  @WorkFunction("bad.no_flow")
  static Int noFlow(Int x) {
    return x;
  }

  @CalcFunction("bad.type")
  static Int type(Thread x) {
    return new Int(1);
  }

  @CalcFunction("bad.clash")
  static Int clash(@Port("xs_1") Int one, Int... xs) {
    return one;
  }

  @CalcFunction("bad.same")
  static Int same(Int x, @Port("x") Int other) {
    return x;
  }

  @CalcFunction("bad.port")
  static Int port(@Port("two__parts") Int x) {
    return x;
  }

  @CalcFunction("bad.raw")
  static Int raw(Optional x) {
    return new Int(1);
  }

  @CalcFunction("bad.union")
  static Int union(@OneOf({Int.class, Str.class}) Int x) {
    return x;
  }

  @CalcFunction("bad.dynamic")
  static Int dynamic(@Dynamic Map<String, Int> xs, Int last) {
    return last;
  }

  @CalcFunction("bad.not_a_map")
  static Int notAMap(@Dynamic List<Int> xs) {
    return new Int(1);
  }

  @CalcFunction("bad.default_text")
  static Int defaultText(@Default("three") Int x) {
    return x;
  }

  @CalcFunction("bad.default_optional")
  static Int defaultOptional(@Default("3") Optional<Int> x) {
    return x.orElseThrow();
  }

  @CalcFunction("Bad Name")
  static Int name(Data x) {
    return new Int(1);
  }

  @CalcFunction("bad.metadata")
  static Int settings(Int metadata) {
    return metadata;
  }
}
