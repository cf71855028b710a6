package org.clew.definition;

import java.util.List;

/**
 * How a plugin tells which processes it brings; found by {@link java.util.ServiceLoader}.
 *
 * <p>A class is either {@link Launchable} or holds static methods with {@code @CalcFunction} or {@code @WorkFunction}.
 */
public interface ProcessProvider {
  List<Class<?>> processes();
}
