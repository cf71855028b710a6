package org.clew.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.clew.process.Lifecycle;

/** Random records, from their components. */
final class AnyRecord {
  private AnyRecord() {}

  static Arbitrary<Object> of(Class<?> type) {
    var components = Stream.of(type.getRecordComponents()).map(component -> {
      var values = value(component.getGenericType(), component.getName());
      var absent = JsonTypes.of(component.getGenericType()).absent();
      return absent == null && !Required.of(type).contains(component.getName()) ? values.injectNull(0.2) : values;
    }).toList();
    return Combinators.combine(components).as(list -> Samples.create(type, list.toArray()));
  }

  private static Arbitrary<Object> value(Type type, String name) {
    if (type instanceof ParameterizedType generic) return container(generic, name);
    var raw = (Class<?>) type;
    if (raw == Lifecycle.class) return variants(raw);
    if (raw.isRecord()) return Arbitraries.lazy(() -> of(raw));
    if (raw.isEnum()) return Arbitraries.of(raw.getEnumConstants()).asGeneric();
    if (raw == String.class) return Arbitraries.strings().ofMaxLength(12).asGeneric();
    if (raw == UUID.class) return uuids().asGeneric();
    if (raw == Instant.class) return instants().asGeneric();
    if (raw == long.class) return Arbitraries.longs().greaterOrEqual(name.equals("pk") ? 1 : Long.MIN_VALUE).asGeneric();
    if (raw == int.class || raw == Integer.class) return Arbitraries.integers().asGeneric();
    if (raw == boolean.class) return Arbitraries.of(true, false).asGeneric();
    if (raw == Object.class) return tree(2);
    throw new IllegalStateException("no random " + type + "; add it in AnyRecord");
  }

  private static Arbitrary<Object> container(ParameterizedType type, String name) {
    var arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) return value(arguments[0], name).list().ofMaxSize(2).asGeneric();
    if (type.getRawType() == Set.class) return value(arguments[0], name).set().ofMaxSize(2).asGeneric();
    return Arbitraries.maps(value(arguments[0], name), value(arguments[1], name)).ofMaxSize(2).asGeneric();
  }

  private static Arbitrary<Object> variants(Class<?> sealed) {
    return Arbitraries.of(sealed.getPermittedSubclasses()).flatMap(AnyRecord::of);
  }

  static Arbitrary<Instant> instants() {
    return Combinators.combine(Arbitraries.longs().between(-70_000_000_000L, 300_000_000_000L),
        Arbitraries.integers().between(0, 999_999_999), Arbitraries.of(1, 1_000, 1_000_000, 1_000_000_000))
        .as((second, nano, unit) -> Instant.ofEpochSecond(second, nano / unit * unit));
  }

  private static Arbitrary<UUID> uuids() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
  }

  private static Arbitrary<Object> tree(int depth) {
    var leaves = Arbitraries.oneOf(List.<Arbitrary<Object>>of(Arbitraries.longs().asGeneric(), Arbitraries.doubles().asGeneric(),
        Arbitraries.strings().ofMaxLength(8).asGeneric(), Arbitraries.of(true, false).asGeneric())).injectNull(0.1);
    if (depth == 0) return leaves;
    var list = tree(depth - 1).list().ofMaxSize(3).<Object>asGeneric();
    var map = Arbitraries.maps(Arbitraries.strings().ofMaxLength(6), tree(depth - 1)).ofMaxSize(3).<Object>asGeneric();
    return Arbitraries.oneOf(List.of(leaves, list, map));
  }

  static Arbitrary<Object> anyOf(List<? extends Class<?>> types) {
    return Arbitraries.oneOf(types.stream().map(AnyRecord::of).toList());
  }
}
