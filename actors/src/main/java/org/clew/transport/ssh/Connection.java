package org.clew.transport.ssh;

import java.io.IOException;
import java.util.OptionalInt;

/** One connection to a computer, with many channels in it. */
interface Connection extends AutoCloseable {
  /**
   * Has the shell of the user run a line.
   *
   * @throws ChannelRefusedException when the computer has no room for one more
   * @throws NotStartedException when the line was certainly not run
   */
  Running start(String line) throws IOException;

  /**
   * Why a line did not run, though it was sent.
   *
   * @param stderr all that it has said
   */
  IOException unstarted(OptionalInt exit, String stderr);

  /** Whether it can be used, as far as is known. */
  boolean isAlive();

  /** Gives up channels that are only kept for later; whether there were any. */
  boolean trim();

  /** What to do once when it is closed or broken; at once when it is so already. */
  void onEnd(Runnable action);

  @Override
  void close();
}
