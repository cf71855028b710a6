package org.clew.calcjob;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clew.data.CodeData;
import org.clew.data.RemoteStashCompressedData;
import org.clew.data.RemoteStashCustomData;
import org.clew.data.RemoteStashData;
import org.clew.spec.NamespaceValidator;
import org.clew.spec.Port;
import org.clew.spec.PortNamespace;
import org.clew.spec.PortValidator;
import org.clew.spec.ValidationError;

/**
 * What the inputs of a calculation job must have in common. An import run, and a job without code, need no computer here; nor
 * does one whose spec has lost the port {@code metadata.computer}.
 *
 * @param process name of the calculation job
 * @param then what its own record of inputs asks for
 */
record InputRules(String process, PortValidator then) implements NamespaceValidator {

  @Override public List<ValidationError> problems(Object value, Port port) {
    if (!(value instanceof Map<?, ?> inputs)) return List.of();
    var metadata = map(inputs.get("metadata"));
    var problems = new ArrayList<ValidationError>();
    var hasComputer = port instanceof PortNamespace namespace && namespace.port("metadata.computer").isPresent();
    if (hasComputer && inputs.get(CalcJobPorts.REMOTE_FOLDER) == null) {
      var codes = inputs.values().stream().filter(CodeData.class::isInstance).map(CodeData.class::cast).toList();
      if (!codes.isEmpty())
        problems.addAll(JobComputer.problems(codes, metadata.get("computer") instanceof String label ? label : null));
    }
    stashing(inputs, map(metadata.get("options")), problems);
    return problems;
  }

  private void stashing(Map<?, ?> inputs, Map<?, ?> options, List<ValidationError> problems) {
    var stash = map(options.get("stash"));
    var unstash = map(options.get("unstash"));
    boolean stashes = process.equals(StashJob.NAME);
    boolean unstashes = process.equals(UnstashJob.NAME);
    boolean custom = StashMode.CUSTOM.durable().equals(stash.get("stash_mode"));
    if (stashes && stash.isEmpty())
      problems.add(new ValidationError("metadata.options.stash", "required: says what to put away"));
    if (custom && !stashes) problems.add(new ValidationError("metadata.options.stash.stash_mode",
        "'submit_custom_code' is only for the process " + StashJob.NAME));
    if (stashes && custom && inputs.get("code") == null)
      problems.add(new ValidationError("code", "required with mode 'submit_custom_code'"));
    if (stashes && !custom && !stash.isEmpty() && inputs.get("code") != null)
      problems.add(new ValidationError("code", "is used only with mode 'submit_custom_code'; leave it out"));
    if (unstashes && unstash.isEmpty()) problems.add(new ValidationError("metadata.options.unstash", "required: says where to"));
    if (!unstashes && !unstash.isEmpty()) problems.add(new ValidationError("metadata.options.unstash",
        "is only for the process " + UnstashJob.NAME));
    if (unstashes && inputs.get("source_node") instanceof RemoteStashData source) unstashed(source, unstash, problems);
  }

  private static void unstashed(RemoteStashData source, Map<?, ?> unstash, List<ValidationError> problems) {
    if (source instanceof RemoteStashCustomData) problems.add(new ValidationError("source_node",
        "was put away by a program of its own; only such a program can bring it back"));
    if (!(unstash.get("source_list") instanceof List<?> wanted) || wanted.isEmpty()) return;
    var stashed = source.place().files();
    if (source instanceof RemoteStashCompressedData && !(wanted.size() == stashed.size() && wanted.containsAll(stashed)))
      problems.add(new ValidationError("metadata.options.unstash.source_list",
          "an archive is brought back as a whole: leave the list out or give " + stashed));
    if (source instanceof RemoteStashCompressedData) return;
    var unknown = wanted.stream().filter(path -> !stashed.contains(path)).map(Objects::toString).toList();
    if (!unknown.isEmpty()) problems.add(new ValidationError("metadata.options.unstash.source_list", unknown
        + " were not stashed; stashed are " + stashed));
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
