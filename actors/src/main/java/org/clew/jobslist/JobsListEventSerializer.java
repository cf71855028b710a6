package org.clew.jobslist;

import java.util.Objects;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/** Gives {@link JobsListCodec} to Pekko. */
public final class JobsListEventSerializer extends SerializerWithStringManifest {
  /** Stands beside every event in the journal; never changes. */
  static final int IDENTIFIER = 417_503;

  /** The constructor that Pekko looks for. */
  public JobsListEventSerializer(ExtendedActorSystem system) {
    Objects.requireNonNull(system, "system");
  }

  @Override public int identifier() {
    return IDENTIFIER;
  }

  @Override public String manifest(Object object) {
    return JobsListCodec.manifest(object);
  }

  @Override public byte[] toBinary(Object object) {
    return JobsListCodec.encode(object);
  }

  @Override public Object fromBinary(byte[] bytes, String manifest) {
    return JobsListCodec.decode(bytes, manifest);
  }
}
