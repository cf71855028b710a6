package org.clew.registry;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.clew.data.Plain;

/** What happened to a computer or a code; the durable names are in {@link RegistryCodec}. */
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
}
