package org.clew.calcjob;

import java.util.List;
import org.clew.definition.ProcessProvider;

/** The calculation jobs that every engine knows. */
public final class CoreJobs implements ProcessProvider {
  @Override public List<Class<?>> processes() {
    return List.of(StashJob.class, UnstashJob.class);
  }
}
