package org.clew.job;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.clew.cache.Hit;
import org.clew.data.Value;
import org.clew.job.Account.Waiting;
import org.clew.transport.RemoteFile.Kind;

/** Whether what an earlier job has left on computers is still there, so that others can go on from it. */
final class RemoteCheck {
  private static final String REMOTE = "data.remote";
  private static final String STASH = "data.remote.stash.";

  private final Machines machines;

  RemoteCheck(Machines machines) {
    this.machines = machines;
  }

  /** Why its outputs are of no use, as a clause for people; empty when everything is there. */
  Optional<String> objection(Hit hit, Waiting waiting) throws InterruptedException {
    for (var output : hit.outputs().values()) {
      var objection = objection(output, waiting);
      if (objection.isPresent()) return objection;
    }
    return Optional.empty();
  }

  private Optional<String> objection(Value output, Waiting waiting) throws InterruptedException {
    boolean isStash = output.type().startsWith(STASH);
    if (!isStash && !output.type().equals(REMOTE) || !(output.plain() instanceof Map<?, ?> place)) return Optional.empty();
    var computer = (String) place.get("computer");
    var path = (String) place.get(isStash ? "target_basepath" : "path");
    try {
      var machine = machines.enter(computer, waiting);
      try {
        var found = machine.transport().attributes(path);
        if (found.isEmpty()) return Optional.of(path + " on " + computer + " is gone");
        boolean isEmptied = !isStash && found.get().kind() == Kind.FOLDER && machine.transport().list(path).isEmpty();
        return isEmptied ? Optional.of(path + " on " + computer + " was emptied") : Optional.empty();
      } catch (IOException e) {
        throw machine.failure(e);
      }
    } catch (JobException e) {
      if (Thread.interrupted()) throw new InterruptedException();
      return Optional.of(path + " cannot be looked for: " + e.getMessage());
    }
  }
}
