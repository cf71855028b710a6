package org.clew.registry;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.clew.data.Plain;

/** What happened to a computer, a code or a plugin; the durable names are in {@link RegistryCodec}. */
public sealed interface RegistryEvent {
  Instant at();

  /**
   * A computer is from now on as it is told here.
   *
   * @param computer as {@link org.clew.computer.Computer#plain()} writes it
   * @param auth parameters of its transport; never a password or the content of a key
   */
  record ComputerConfigured(Instant at, Map<String, Object> computer, Map<String, Object> auth) implements RegistryEvent {
    public ComputerConfigured {
      computer = Plain.normalMap(computer);
      auth = Plain.normalMap(auth);
    }
  }

  record ComputerDeleted(Instant at) implements RegistryEvent {}

  /** The label of the entity stands for this data node from now on. */
  record CodeCreated(Instant at, long pk, UUID uuid) implements RegistryEvent {}

  /** Listings leave the code out; another one may take its label. */
  record CodeHidden(Instant at) implements RegistryEvent {}

  record CodeRevealed(Instant at) implements RegistryEvent {}

  /**
   * A version of a plugin can be used from now on.
   *
   * @param version as its author writes it
   * @param sha256 of its jar, which is in the repository; the same version with another hash takes its place for new processes
   * @param size of its jar in bytes
   * @param file name of its jar
   * @param brings durable names of what it brings: {@code processes}, {@code data_types}, {@code schedulers} and so on
   */
  record PluginInstalled(Instant at, String version, String sha256, long size, String file, Map<String, Object> brings)
      implements RegistryEvent {
    public PluginInstalled {
      brings = Plain.normalMap(brings);
    }
  }

  /** This version of the plugin is not used any more. */
  record PluginRemoved(Instant at, String sha256) implements RegistryEvent {}

  /** New processes take this version of the plugin; null for the newest. */
  record PluginChosen(Instant at, String sha256) implements RegistryEvent {}
}
