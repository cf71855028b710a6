package org.clew.spec;

import java.util.Objects;
import java.util.function.Supplier;
import org.clew.data.Data;
import org.clew.data.DataTypes;

/** The value of a port that is given nothing. Each process gets a value of its own, so that it becomes a node of its own. */
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
      return literal instanceof Data data ? DataTypes.fresh(data) : literal;
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
