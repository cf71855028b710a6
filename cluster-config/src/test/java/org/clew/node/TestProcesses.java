package org.clew.node;

import java.util.List;
import org.clew.definition.ProcessProvider;

/** The processes that a daemon of the tests knows. */
public final class TestProcesses implements ProcessProvider {
  @Override public List<Class<?>> processes() {
    return List.of(GatedChain.class, CallerChain.class);
  }
}
