package org.clew.codec;

import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;

/**
 * Gives {@link EventCodec} and {@link StateCodec} to Pekko; bound in {@code clew-serialization.conf}. Reading throws what they throw.
 */
public final class ProcessEventSerializer extends SerializerWithStringManifest {
  /** Stands beside every event in the journal; never changes. */
  public static final int IDENTIFIER = 417_501;

  /** The constructor that Pekko looks for. */
  public ProcessEventSerializer(ExtendedActorSystem system) {
    java.util.Objects.requireNonNull(system, "system");
  }

  @Override public int identifier() {
    return IDENTIFIER;
  }

  @Override public String manifest(Object object) {
    return switch (object) {
      case ProcessEvent event -> EventCodec.manifest(event);
      case ProcessState _ -> StateCodec.MANIFEST;
      default -> throw foreign(object);
    };
  }

  @Override public byte[] toBinary(Object object) {
    return switch (object) {
      case ProcessEvent event -> EventCodec.encode(event);
      case ProcessState state -> StateCodec.encode(state);
      default -> throw foreign(object);
    };
  }

  @Override public Object fromBinary(byte[] bytes, String manifest) {
    return manifest.equals(StateCodec.MANIFEST) ? StateCodec.decode(manifest, bytes) : EventCodec.decode(manifest, bytes);
  }

  private static IllegalArgumentException foreign(Object object) {
    return new IllegalArgumentException(object.getClass().getName() + " is neither an event nor a state of a process");
  }
}
