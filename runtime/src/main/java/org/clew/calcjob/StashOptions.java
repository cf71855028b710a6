package org.clew.calcjob;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clew.spec.InputPort;
import org.clew.spec.NamespaceValidator;
import org.clew.spec.PortNamespace;
import org.clew.spec.ValidationError;

/** Ports {@code metadata.options.stash} and {@code metadata.options.unstash}, and everything that can be wrong with them. */
final class StashOptions {
  private StashOptions() {}

  static PortNamespace stash() {
    return PortNamespace.of("stash",
            InputPort.of("target_base", String.class)
                .help("Absolute path of the folder on the computer that files are put away in"),
            InputPort.of("source_list", List.class).help("Paths or globs below the job directory"),
            InputPort.of("stash_mode", String.class).help("One of " + modes()),
            InputPort.of("dereference", Boolean.class).optional().help("Archives: whether links are followed; required there"),
            InputPort.of("fail_on_missing", Boolean.class).optional().help("Whether the job fails when a source is missing"))
        .optional().withoutPopulatingDefaults().help("Puts files away on the computer when the job has ended")
        .validator(several(StashOptions::stashProblems));
  }

  static PortNamespace unstash() {
    return PortNamespace.of("unstash",
            InputPort.of("source_list", List.class).optional().help("Which of the stashed sources; all when left out"),
            InputPort.of("unstash_target_mode", String.class).help("One of " + targets()))
        .optional().withoutPopulatingDefaults().help("Brings stashed files back; for core.unstash only")
        .validator(several(StashOptions::unstashProblems));
  }

  /** Complete problems of a mapping that no port has judged. */
  static List<ValidationError> problems(Map<String, ?> given) {
    var problems = new ArrayList<ValidationError>();
    for (var name : List.of("target_base", "stash_mode"))
      if (!(given.get(name) instanceof String)) problems.add(new ValidationError(name, "required, a text"));
    if (!(given.get("source_list") instanceof List<?>)) problems.add(new ValidationError("source_list", "required, a list"));
    problems.addAll(stashProblems(given));
    return problems;
  }

  private static NamespaceValidator several(Function<Map<?, ?>, List<ValidationError>> check) {
    return (value, _) -> value instanceof Map<?, ?> given && !given.isEmpty() ? check.apply(given) : List.of();
  }

  /** Of values of the right type. */
  static List<ValidationError> stashProblems(Map<?, ?> given) {
    var problems = new ArrayList<ValidationError>();
    if (given.get("target_base") instanceof String base && !isAbsolute(base))
      problems.add(new ValidationError("target_base", "'" + base + "' must be an absolute path without '..'"));
    var mode = given.get("stash_mode") instanceof String name ? StashMode.of(name) : null;
    if (mode != null && mode.isEmpty()) problems.add(new ValidationError("stash_mode", "'" + given.get("stash_mode")
        + "' is no mode; use one of " + modes()));
    sources(given, given.get("fail_on_missing"), problems);
    if (mode == null || mode.isEmpty()) return problems;
    if (mode.get().isArchive() && given.get("dereference") == null) problems.add(new ValidationError("dereference",
        "required with mode '" + mode.get().durable() + "': true to archive what links point to, false to archive the links"));
    if (!mode.get().isArchive() && given.get("dereference") != null)
      problems.add(new ValidationError("dereference", "only for archives, not with mode '" + mode.get().durable() + "'"));
    if (mode.get() == StashMode.CUSTOM && given.get("fail_on_missing") != null)
      problems.add(new ValidationError("fail_on_missing", "not with mode 'submit_custom_code'; let the code fail instead"));
    return problems;
  }

  static List<ValidationError> unstashProblems(Map<?, ?> given) {
    var problems = new ArrayList<ValidationError>();
    sources(given, null, problems);
    switch (given.get("unstash_target_mode")) {
      case String name when Unstash.Target.of(name).isPresent() -> { }
      case null -> { }
      case Object other ->
          problems.add(new ValidationError("unstash_target_mode", "'" + other + "' must be one of " + targets()));
    }
    return problems;
  }

  private static void sources(Map<?, ?> given, Object failOnMissing, List<ValidationError> problems) {
    if (!(given.get("source_list") instanceof List<?> sources)) return;
    for (var source : sources) {
      var problem = problem(source, failOnMissing);
      if (problem != null) problems.add(new ValidationError("source_list", problem));
    }
  }

  private static String problem(Object source, Object failOnMissing) {
    if (!(source instanceof String path)) return source + " must be a text";
    if (path.isBlank() || path.startsWith("/") || Arrays.asList(path.split("/")).contains("..") || path.indexOf('\0') >= 0)
      return "'" + path + "' must be a path below the job directory, without '..'";
    return Boolean.TRUE.equals(failOnMissing) && Glob.isPattern(path)
        ? "'" + path + "' is a pattern; with fail_on_missing every source must be named" : null;
  }

  private static boolean isAbsolute(String path) {
    return path.startsWith("/") && !Arrays.asList(path.split("/")).contains("..");
  }

  private static String modes() {
    return Arrays.stream(StashMode.values()).map(StashMode::durable).collect(Collectors.joining(", "));
  }

  private static String targets() {
    return Arrays.stream(Unstash.Target.values()).map(Unstash.Target::durable).collect(Collectors.joining(", "));
  }
}
