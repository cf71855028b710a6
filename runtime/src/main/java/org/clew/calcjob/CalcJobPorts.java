package org.clew.calcjob;

import java.util.List;
import org.clew.data.Dict;
import org.clew.data.FolderData;
import org.clew.data.RemoteData;
import org.clew.data.RemoteStashData;
import org.clew.spec.InputPort;
import org.clew.spec.OutputPort;
import org.clew.spec.PortNamespace;
import org.clew.spec.ProcessSpec;

/** Adds to a spec the ports that every calculation job has besides its own. */
public final class CalcJobPorts {
  public static final String REMOTE_FOLDER = "remote_folder";
  public static final String RETRIEVED = "retrieved";
  public static final String REMOTE_STASH = "remote_stash";
  public static final String MONITORS = "monitors";

  private CalcJobPorts() {}

  /**
   * With the inputs {@code monitors}, {@code remote_folder}, {@code metadata.computer}, {@code metadata.dry_run},
   * {@code metadata.options}, and the outputs {@code remote_folder}, {@code retrieved} and {@code remote_stash}.
   *
   * @param own monitors that the calculation job brings itself
   */
  static ProcessSpec addTo(ProcessSpec spec, List<MonitorDefinition> own) {
    var inputs = spec.inputs()
        .with(PortNamespace.of(MONITORS).dynamic(Dict.class).optional()
            .help("Functions that look after the running job, by a name of choice")
            .validator(MonitorSetting.validator(own)))
        .with(InputPort.of(REMOTE_FOLDER, RemoteData.class).optional()
            .help("A folder in which the job has run already: nothing is run, its files are brought back and parsed"))
        .with("metadata", InputPort.of("computer", String.class).optional()
            .help("Label of the computer; needed when the code does not say where it is"))
        .with("metadata", InputPort.of("dry_run", Boolean.class).defaultTo(false)
            .help("Whether script and files are only written into a local folder, to be looked at"))
        .with("metadata", OptionPorts.options())
        .validator(new InputRules(spec.name(), spec.inputs().validator()));
    var outputs = spec.outputs()
        .with(OutputPort.of(REMOTE_FOLDER, RemoteData.class).help("The directory on the computer where the job ran"))
        .with(OutputPort.of(RETRIEVED, FolderData.class).help("The files that were brought back"))
        .with(OutputPort.of(REMOTE_STASH, RemoteStashData.class).optional().help("The files that were put away on the computer"));
    return spec.withInputs(inputs).withOutputs(outputs);
  }
}
