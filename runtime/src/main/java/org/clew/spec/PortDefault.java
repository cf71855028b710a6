package org.clew.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.clew.data.Data;
import org.clew.data.DataTypes;
import org.clew.data.Plain;

/**
 * The value of a port that is given nothing, or the mapping of a namespace. Each process gets values of its own, so that they
 * become nodes of their own.
 */
public sealed interface PortDefault {
  /** A value for one process. */
  Object value();

  /** Fixed when the port is defined, and validated then. */
  record Literal(Object literal) implements PortDefault {
    public Literal {
      Objects.requireNonNull(literal, "a default must not be null; make the port optional instead");
    }

    @Override
    public Object value() {
      return DataTypes.freshAll(literal);
    }

    /** As it would stand in an inputs file, but that files of data are missing; empty when it cannot. */
    public Optional<Object> plain() {
      var plain = plain(literal);
      return Plain.isPlain(plain) ? Optional.of(plain) : Optional.empty();
    }

    private static Object plain(Object value) {
      return switch (value) {
        case Data data -> data.plain();
        case Map<?, ?> map -> {
          var copy = new LinkedHashMap<Object, Object>();
          map.forEach((key, inner) -> copy.put(key, plain(inner)));
          yield copy;
        }
        case null -> null;
        default -> value;
      };
    }
  }

  /** Computed anew for every process, and validated then. */
  record Lazy(Supplier<?> supplier) implements PortDefault {
    @Override
    public Object value() {
      return supplier.get();
    }
  }
}
