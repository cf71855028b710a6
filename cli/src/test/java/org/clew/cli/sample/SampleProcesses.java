package org.clew.cli.sample;

import java.util.List;
import org.clew.definition.ProcessProvider;

/** The processes that the command knows in its tests. */
public final class SampleProcesses implements ProcessProvider {
  @Override public List<Class<?>> processes() {
    return List.of(Functions.class, SumChain.class, CallerChain.class, FailingChain.class, BrokenChain.class, GatedChain.class,
        EchoJob.class);
  }
}
