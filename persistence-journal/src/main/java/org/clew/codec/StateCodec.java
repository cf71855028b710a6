package org.clew.codec;

import org.clew.process.ProcessState;

/** Snapshots of processes as JSON bytes, by the rules of {@link EventCodec}. */
public final class StateCodec {
  /** Durable name with version. A changed meaning is a new version; an old snapshot may then be dropped, the events tell the same. */
  public static final String MANIFEST = "process.state.v1";

  private StateCodec() {}

  public static byte[] encode(ProcessState state) {
    return Json.encode(MANIFEST, JsonTypes.record(ProcessState.class), state);
  }

  /** Throws {@link UnknownEventException} for another manifest, {@link BadEventException} for unreadable content. */
  public static ProcessState decode(String manifest, byte[] json) {
    if (!manifest.equals(MANIFEST)) throw new UnknownEventException(manifest);
    return Json.decode(MANIFEST, JsonTypes.record(ProcessState.class), json);
  }
}
