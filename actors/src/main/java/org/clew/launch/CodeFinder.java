package org.clew.launch;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.process.ProcessState;
import org.clew.repository.Repository;

/** Finds the definition of a process: a known one, or one whose single source file is kept in the repository. */
final class CodeFinder {
  private final Definitions known;
  private final Repository repository;
  private final Map<String, Definitions> bySource = new ConcurrentHashMap<>();

  CodeFinder(Definitions known, Repository repository) {
    this.known = known;
    this.repository = repository;
  }

  Optional<Definition> find(ProcessState state) {
    return among(state).find(state.birth().type());
  }

  /** Whether the code of the process may have hooks; does not compile anything. */
  boolean mayHear(ProcessState state) {
    return state.birth().version().get(CodeVersions.SOURCE) instanceof String
        || known.find(state.birth().type()).map(Definition::hooks).isPresent();
  }

  /** The definitions as the code of this process sees them. */
  Definitions among(ProcessState state) {
    var version = state.birth().version();
    return version.get(CodeVersions.SOURCE) instanceof String sha256
        ? bySource.computeIfAbsent(sha256, _ -> compiled(sha256, version)) : known;
  }

  /** Uses classes that are compiled already. */
  Definitions adopt(SourceLoader loader) {
    var sha256 = repository.put(loader.source().getBytes(StandardCharsets.UTF_8)).sha256();
    return bySource.computeIfAbsent(sha256, _ -> registered(loader));
  }

  private Definitions compiled(String sha256, Map<String, Object> version) {
    var source = new String(repository.blob(sha256, (Long) version.get(CodeVersions.SOURCE_SIZE)).bytes(), StandardCharsets.UTF_8);
    return registered(SourceLoader.compile((String) version.get(CodeVersions.FILE), source));
  }

  private Definitions registered(SourceLoader loader) {
    var definitions = new Definitions(known);
    loader.processes().forEach(definitions::register);
    return definitions;
  }
}
