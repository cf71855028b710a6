package org.clew.calcjob;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clew.data.FolderData;
import org.clew.definition.Definition;
import org.clew.spec.BaseInputs;
import org.clew.spec.ExitCode;
import org.clew.spec.InputPort;
import org.clew.spec.PortNamespace;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;

/**
 * What parses again the files that an ended job brought back: a calculation of its own, which takes the folder {@code retrieved}
 * and the inputs of the job, and creates the outputs that the parser makes of them. The job stays as it is.
 *
 * <p>Its durable name is that of the calculation job with {@code .parse} behind. What else a parser sees of a job, its options,
 * the exit status of its script and the scheduler's verdict, is in {@code metadata.job} and so on the node of the process.
 */
public final class JobParser implements Definition {
  private static final String JOB = "job";
  private static final String OPTIONS = "options";
  private static final String EXIT_STATUS = "exit_status";
  private static final String SCHEDULER_CODE = "scheduler_code";
  private static final Set<String> OF_THE_PROCESS = Set.copyOf(BaseInputs.metadata().byName().keySet());

  private final CalcJobRun<?, ?> job;
  private final ProcessSpec spec;

  /**
   * @param own contract of the job without the ports that every job has
   * @throws IllegalArgumentException when it has an input {@code retrieved} of its own
   */
  JobParser(CalcJobRun<?, ?> job, ProcessSpec own) {
    if (own.inputs().byName().containsKey(CalcJobPorts.RETRIEVED))
      throw new IllegalArgumentException("what '" + job.name() + "' brought back cannot be parsed again, since it has an input '"
          + CalcJobPorts.RETRIEVED + "' of its own");
    this.job = job;
    var inputs = own.inputs()
        .with(InputPort.of(CalcJobPorts.RETRIEVED, FolderData.class).help("The files that the job brought back"))
        .with(BaseInputs.METADATA, InputPort.of(JOB, Map.class).optional()
            .help("What else is known of the job: its options, the exit status of its script, the scheduler's verdict"));
    this.spec = ProcessSpec.of(job.name() + PARSER, ProcessKind.CALCFUNCTION)
        .described("Parses again what a job '" + job.name() + "' brought back").withInputs(inputs).withOutputs(own.outputs())
        .withExitCodes(job.spec().exitCodes());
  }

  @Override public ProcessSpec spec() {
    return spec;
  }

  @Override public String label() {
    return job.label() + PARSER;
  }

  @Override public Class<?> owner() {
    return job.owner();
  }

  @Override public int cacheVersion() {
    return job.cacheVersion();
  }

  /** Whose parser it is. */
  public CalcJobRun<?, ?> job() {
    return job;
  }

  /**
   * Its inputs from those that the job had; what the parser does not take is left out.
   *
   * @param had inputs of the job, nested by port name
   * @param retrieved the folder, as data or as what stands for it
   * @param exitStatus of the job script
   * @param schedulerCode what the scheduler found wrong with the job
   */
  public Map<String, Object> inputs(Map<String, ?> had, Object retrieved, OptionalInt exitStatus,
      Optional<ExitCode> schedulerCode) {
    var inputs = new LinkedHashMap<String, Object>();
    had.forEach((name, value) -> {
      if (isTaken(spec.inputs(), name)) inputs.put(name, value);
    });
    inputs.put(CalcJobPorts.RETRIEVED, retrieved);
    var metadata = new LinkedHashMap<String, Object>();
    var facts = new LinkedHashMap<String, Object>();
    map(had.get(BaseInputs.METADATA)).forEach((name, value) -> {
      if (name.equals(OPTIONS)) facts.put(OPTIONS, value);
      else if (!OF_THE_PROCESS.contains(name) && isTaken((PortNamespace) spec.inputs().byName().get(BaseInputs.METADATA), name))
        metadata.put(name, value);
    });
    exitStatus.ifPresent(status -> facts.put(EXIT_STATUS, (long) status));
    schedulerCode.ifPresent(code -> facts.put(SCHEDULER_CODE,
        Map.of("status", (long) code.status(), "label", code.label(), "message", code.message())));
    metadata.put(JOB, facts);
    inputs.put(BaseInputs.METADATA, metadata);
    return inputs;
  }

  private static boolean isTaken(PortNamespace ports, String name) {
    return ports.byName().containsKey(name) ? !name.equals(BaseInputs.METADATA) : ports.isDynamic() && !ofEveryJob(name);
  }

  private static boolean ofEveryJob(String name) {
    return name.equals(CalcJobPorts.MONITORS) || name.equals(CalcJobPorts.REMOTE_FOLDER) || name.equals(BaseInputs.METADATA);
  }

  /** What came back from the job, as {@link CalcJob#parse} sees it; there are no temporary files any more. */
  public static Retrieved files(Map<String, ?> inputs) {
    var facts = map(map(inputs.get(BaseInputs.METADATA)).get(JOB));
    var exit = facts.get(EXIT_STATUS) instanceof Number status ? OptionalInt.of(status.intValue()) : OptionalInt.empty();
    var verdict = map(facts.get(SCHEDULER_CODE));
    var code = verdict.get("status") instanceof Number status
        ? Optional.of(ExitCode.exitCode(status.intValue(), text(verdict, "label"), text(verdict, "message")))
        : Optional.<ExitCode>empty();
    return new Retrieved((FolderData) inputs.get(CalcJobPorts.RETRIEVED), Map.of(), JobOptions.of(map(facts.get(OPTIONS))), exit,
        code);
  }

  private static String text(Map<String, ?> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
