package org.clew.definition;

import java.util.List;

/**
 * How a plugin tells which processes it brings; found by {@link java.util.ServiceLoader}.
 *
 * <p>A class is {@link Launchable}, or holds static methods with {@code @CalcFunction} or {@code @WorkFunction}, or both.
 */
public interface ProcessProvider {
  List<Class<?>> processes();
}
