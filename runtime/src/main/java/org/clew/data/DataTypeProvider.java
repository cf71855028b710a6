package org.clew.data;

import java.util.List;

/** Brings further data types; found through {@link java.util.ServiceLoader}. */
@FunctionalInterface
public interface DataTypeProvider {
  List<DataType<?>> dataTypes();
}
