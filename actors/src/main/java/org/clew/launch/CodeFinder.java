package org.clew.launch;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.plugin.PluginServices;
import org.clew.pluginjar.Plugins;
import org.clew.process.Birth;
import org.clew.process.ProcessState;
import org.clew.repository.Repository;

/**
 * Finds the definition of a process: a known one, one whose single source file is kept in the repository, or one of the version
 * of a plugin with which the process began.
 */
final class CodeFinder {
  private final Definitions known;
  private final Repository repository;
  private final Plugins plugins;
  private final Map<String, Definitions> bySource = new ConcurrentHashMap<>();
  private final Map<String, Definitions> byPlugin = new ConcurrentHashMap<>();

  /** @param own what the class path defines */
  CodeFinder(Definitions own, Repository repository, Plugins plugins) {
    this.known = new Definitions(own, plugins);
    this.repository = repository;
    this.plugins = plugins;
  }

  /** What new processes can be made of: of each plugin its present version. */
  Definitions known() {
    return known;
  }

  Plugins plugins() {
    return plugins;
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
    return among(state.birth());
  }

  private Definitions among(Birth birth) {
    var version = birth.version();
    if (version.get(CodeVersions.SOURCE) instanceof String sha256)
      return bySource.computeIfAbsent(sha256, _ -> compiled(sha256, version));
    if (!(version.get(CodeVersions.PLUGIN) instanceof String plugin)) return known;
    var sha256 = (String) version.get(CodeVersions.SHA256);
    var content = plugins.content(sha256, plugin, String.valueOf(version.get("version")));
    return byPlugin.computeIfAbsent(sha256, _ -> {
      var definitions = new Definitions(known);
      content.definitions().values().forEach(definition -> definitions.register(definition.owner()));
      return definitions;
    });
  }

  /** The class loader of the plugin that this process belongs to; null when it belongs to none. */
  ClassLoader loader(ProcessState state) {
    return find(state).map(definition -> definition.owner().getClassLoader()).filter(PluginServices::isPlugin).orElse(null);
  }

  /** The code that a new process like this one would run; that of a single source file stays the same. */
  Optional<Definition> newest(ProcessState state) {
    return newest(state.birth());
  }

  Optional<Definition> newest(Birth birth) {
    return birth.version().get(CodeVersions.SOURCE) instanceof String ? among(birth).find(birth.type())
        : known.find(birth.type());
  }

  /** Says that there is no code for a process, and what to do. */
  static String missing(ProcessState state) {
    return "The code of '" + state.birth().type()
        + "' is not known here. 'clew plugin list' shows what is; install its plugin, or put its"
        + " jar on the class path.";
  }

  /** Uses classes that are compiled already. */
  Definitions adopt(SourceLoader loader) {
    var sha256 = repository.put(loader.source().getBytes(StandardCharsets.UTF_8)).sha256();
    return bySource.computeIfAbsent(sha256, _ -> registered(loader));
  }

  private Definitions compiled(String sha256, Map<String, Object> version) {
    var source = new String(repository.blob(sha256, (Long) version.get(CodeVersions.SOURCE_SIZE)).bytes(),
        StandardCharsets.UTF_8);
    return registered(SourceLoader.compile((String) version.get(CodeVersions.FILE), source));
  }

  private Definitions registered(SourceLoader loader) {
    var definitions = new Definitions(known);
    loader.processes().forEach(definitions::register);
    return definitions;
  }
}
