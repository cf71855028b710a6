package org.clew.calcjob;

import java.util.List;

/** How a plugin tells which monitors it brings; found by {@link java.util.ServiceLoader}. */
public interface MonitorProvider {
  List<MonitorDefinition> monitors();
}
