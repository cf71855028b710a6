package org.clew.definition;

import java.util.Map;
import java.util.Optional;
import org.clew.spec.InputsBuilder;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;

/** Something that processes are made of; stateless and shared by all its processes. */
public interface Definition {
  /** End of the durable name of a {@link #parser}. */
  String PARSER = ".parse";

  /** The contract: durable name, kind, ports, exit codes. */
  ProcessSpec spec();

  /** Simple name of the class or function, for listings. */
  String label();

  /** The class that the user wrote (for a function the class that holds it). */
  Class<?> owner();

  /** Changes with the structure of the outline; null for kinds without one. */
  default String fingerprint() {
    return null;
  }

  default String name() {
    return spec().name();
  }

  default ProcessKind kind() {
    return spec().kind();
  }

  /** What wants to hear of its processes; null when nothing does. */
  default ProcessHooks hooks() {
    return null;
  }

  /** Collects inputs for a process, each validated at once. */
  default InputsBuilder builder() {
    return new InputsBuilder(spec());
  }

  /** A number that the author raises when the results change for the same inputs; 0 when there is none. */
  default int cacheVersion() {
    return 0;
  }

  /** What a calculation job has and nothing else: its parser, to be run alone; named as {@code name() + PARSER}. */
  default Optional<Definition> parser() {
    return Optional.empty();
  }

  /** What ran, for the provenance of each process: plain tree, filled by the registry. */
  default Map<String, Object> version() {
    return Map.of();
  }
}
