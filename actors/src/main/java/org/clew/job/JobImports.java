package org.clew.job;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.calcjob.CalcJobImporter;
import org.clew.calcjob.CalcJobPorts;
import org.clew.data.RemoteData;

/** Makes inputs of import runs from folders on computers. */
public record JobImports(Machines machines) {

  /**
   * What to launch {@code importer.process()} with. Blocks.
   *
   * @throws JobException when the computer cannot be reached or the importer refuses the folder, in words for people
   */
  public Map<String, Object> inputs(CalcJobImporter importer, RemoteData folder, Map<String, Object> arguments)
      throws JobException, InterruptedException {
    var machine = machines.find(folder.computer());
    try {
      var inputs = new LinkedHashMap<>(importer.parseRemoteData(folder, new ConfinedFiles(machine.transport(), folder.path()),
          arguments));
      inputs.put(CalcJobPorts.REMOTE_FOLDER, folder);
      return inputs;
    } catch (InterruptedException | JobException e) {
      throw e;
    } catch (UncheckedIOException e) {
      throw machine.failure(e.getCause());
    } catch (Exception e) {
      throw new JobException("the importer of '" + importer.process() + "' cannot read " + folder.path() + " on computer "
          + folder.computer() + ": " + e.getMessage(), e);
    }
  }
}
