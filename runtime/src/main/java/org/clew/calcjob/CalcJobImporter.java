package org.clew.calcjob;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.clew.data.RemoteData;
import org.clew.plugin.PluginServices;

/**
 * Reads the folder of a job that was run without Clew and makes the inputs of which it would have come, so that its results can
 * be parsed into the provenance graph. Found by {@link java.util.ServiceLoader}, or given where it is used.
 */
public interface CalcJobImporter {
  /** Durable name of the calculation job whose folders it reads. */
  String process();

  /**
   * The inputs, nested by port name; the folder itself is added as {@code remote_folder} afterwards.
   *
   * @param files of the folder
   * @param arguments what its user says besides, plain
   * @throws Exception any, when the folder is not what it should be; its message is told to the user
   */
  Map<String, Object> parseRemoteData(RemoteData folder, RemoteFiles files, Map<String, Object> arguments) throws Exception;

  /** The installed importer for a calculation job. */
  static Optional<CalcJobImporter> of(String process) {
    return Stream.concat(StreamSupport.stream(ServiceLoader.load(CalcJobImporter.class).spliterator(), false),
        PluginServices.of(CalcJobImporter.class).stream()).filter(importer -> importer.process().equals(process)).findFirst();
  }
}
