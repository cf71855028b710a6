package org.clew.hash;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.clew.data.Value;
import org.clew.process.Birth;
import org.clew.process.JobDeadline;
import org.clew.spec.BaseInputs;
import org.clew.spec.ProcessKind;

/**
 * All that decides what a calculation computes: what it is, its inputs, and those settings that reach its result.
 *
 * @param type durable name of the process
 * @param kind durable word
 * @param cacheVersion number that the author raises when the result changes for the same inputs; null when there is none
 * @param code hash of the source of a calcfunction, and of what was run from a single source file; null for other jobs
 * @param settings metadata inputs without those that do not change the result; plain
 * @param inputs by link label
 */
public record CalculationParts(String type, String kind, Object cacheVersion, String code, Map<String, Object> settings,
    Map<String, Part> inputs) {
  /** Key of {@link Birth#version} with the number that an author gives. */
  public static final String CACHE_VERSION = "cache_version";
  /** Key of {@link Birth#version} with the hash of the class of a function. */
  public static final String CLASS_HASH = "class_sha256";

  private static final String FILE_HASH = "sha256";
  private static final String SOURCE_HASH = "source";
  private static final String OPTIONS = "options";
  private static final String COMPUTER = "computer";

  /** Of the namespace {@code metadata}: how the process is called and kept. */
  static final Set<String> IGNORED =
      Set.of("store_provenance", "label", "description", "call_link_label", "disable_cache", "dry_run");
  /** Of the namespace {@code metadata.options}: when and where the batch system runs the job, and how long people wait for it. */
  static final Set<String> IGNORED_OPTIONS = Set.of("queue_name", "account", "qos", "priority", "max_wallclock_seconds",
      "max_memory_kb", JobDeadline.OPTION);

  /** Durable type and plain content of an input. */
  public record Part(String type, Object plain) {}

  public static CalculationParts of(Birth birth) {
    var inputs = LinkedHashMap.<String, Part>newLinkedHashMap(birth.inputs().size());
    for (var input : birth.inputs().entrySet()) inputs.put(input.getKey(), part(input.getValue()));
    return of(birth.type(), birth.kind(), birth.version(), birth.metadata(), inputs);
  }

  /**
   * @param version see {@link Birth#version}
   * @param metadata see {@link Birth#metadata}
   */
  public static CalculationParts of(String type, ProcessKind kind, Map<?, ?> version, Map<?, ?> metadata,
      Map<String, Part> inputs) {
    return new CalculationParts(type, kind.durable(), version.get(CACHE_VERSION), code(kind, version), settings(metadata),
        inputs);
  }

  /**
   * The hash as 64 hexadecimal digits.
   *
   * @param computers what a computer is, by its label
   * @throws IllegalArgumentException when something in it is not plain
   */
  public String hash(UnaryOperator<String> computers) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("process", type);
    tree.put("kind", kind);
    tree.put(CACHE_VERSION, cacheVersion);
    tree.put("code", code);
    tree.put("settings", identified(computers));
    var hashes = LinkedHashMap.<String, Object>newLinkedHashMap(inputs.size());
    inputs.forEach((label, part) -> hashes.put(label, DataHash.of(part.type(), part.plain(), computers)));
    tree.put("inputs", hashes);
    return StructuralHash.of(tree);
  }

  /** The settings with the computer itself in the place of its label. */
  Map<String, Object> identified(UnaryOperator<String> computers) {
    if (!(settings.get(BaseInputs.METADATA) instanceof Map<?, ?> own)) return settings;
    if (!(own.get(COMPUTER) instanceof String label)) return settings;
    var all = new LinkedHashMap<>(settings);
    var changed = new LinkedHashMap<Object, Object>(own);
    changed.put(COMPUTER, computers.apply(label));
    all.put(BaseInputs.METADATA, changed);
    return all;
  }

  private static Part part(Value value) {
    return new Part(value.type(), value.plain());
  }

  private static String code(ProcessKind kind, Map<?, ?> version) {
    if (version.get(SOURCE_HASH) instanceof String source) return source;
    if (kind != ProcessKind.CALCFUNCTION) return null;
    if (version.get(CLASS_HASH) instanceof String ofClass) return ofClass;
    return version.get(FILE_HASH) instanceof String ofFile ? ofFile : null;
  }

  private static Map<String, Object> settings(Map<?, ?> metadata) {
    var settings = new LinkedHashMap<String, Object>();
    metadata.forEach((name, value) -> settings.put((String) name, value));
    if (!(metadata.get(BaseInputs.METADATA) instanceof Map<?, ?> own)) return settings;
    var kept = without(own, IGNORED);
    if (kept.get(OPTIONS) instanceof Map<?, ?> options) {
      var counted = without(options, IGNORED_OPTIONS);
      if (counted.isEmpty()) kept.remove(OPTIONS);
      else kept.put(OPTIONS, counted);
    }
    if (kept.isEmpty()) settings.remove(BaseInputs.METADATA);
    else settings.put(BaseInputs.METADATA, kept);
    return settings;
  }

  private static Map<String, Object> without(Map<?, ?> map, Set<String> keys) {
    var kept = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> {
      if (!keys.contains(name)) kept.put((String) name, value);
    });
    return kept;
  }
}
