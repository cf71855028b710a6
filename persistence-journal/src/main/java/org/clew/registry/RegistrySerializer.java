package org.clew.registry;

import java.util.Objects;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/** Gives {@link RegistryCodec} to Pekko, for its read journal; bound in {@code clew-serialization.conf}. */
public final class RegistrySerializer extends SerializerWithStringManifest {
  /** The constructor that Pekko looks for. */
  public RegistrySerializer(ExtendedActorSystem system) {
    Objects.requireNonNull(system, "system");
  }

  @Override public int identifier() {
    return RegistryCodec.IDENTIFIER;
  }

  @Override public String manifest(Object object) {
    return RegistryCodec.manifest(event(object));
  }

  @Override public byte[] toBinary(Object object) {
    return RegistryCodec.encode(event(object));
  }

  @Override public Object fromBinary(byte[] bytes, String manifest) {
    return RegistryCodec.decode(manifest, bytes);
  }

  private static RegistryEvent event(Object object) {
    if (object instanceof RegistryEvent event) return event;
    throw new IllegalArgumentException(object.getClass().getName() + " is not an event of a computer or code");
  }
}
