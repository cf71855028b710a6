package org.clew.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.clew.calcjob.Glob;
import org.clew.calcjob.Unstash;
import org.clew.calcjob.Unstash.Target;
import org.clew.data.RemoteStashCompressedData;
import org.clew.data.RemoteStashCustomData;
import org.clew.data.RemoteStashData;
import org.clew.data.RemoteStashFolderData;
import org.clew.scheduler.Command;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.transport.Transport;

/** Brings back what was put away; files of the same name are replaced, others stay. Doing it twice is doing it once. */
final class Unstashing {
  private final Transport transport;
  private final String label;
  private final RemoteStashData stored;
  private final Unstash options;

  Unstashing(Machine machine, RemoteStashData stored, Unstash options) {
    this.transport = machine.transport();
    this.label = machine.computer().label();
    this.stored = stored;
    this.options = options;
  }

  /** @param workdir of the job that brings the files back */
  void into(String workdir) throws StashException, IOException, InterruptedException {
    var target = options.target() == Target.ORIGINAL_PLACE ? stored.place().source() : workdir;
    if (transport.attributes(stored.path()).isEmpty())
      throw failure(EngineExitCodes.ERROR_UNSTASH_SOURCE_MISSING, "there is no " + stored.path());
    switch (stored) {
      case RemoteStashFolderData _ -> copy(target);
      case RemoteStashCompressedData _ -> extract(target);
      case RemoteStashCustomData _ -> throw failure(EngineExitCodes.ERROR_UNSTASH_COPY_FAILED,
          stored.path() + " was put away by a program of its own; only such a program can bring it back");
    }
  }

  private void copy(String target) throws StashException, IOException {
    for (var path : found()) {
      var to = target + "/" + path;
      try {
        transport.makeFolders(to.substring(0, to.lastIndexOf('/')));
        transport.copy(stored.path() + "/" + path, to);
      } catch (IOException e) {
        if (Stashing.isOfConnection(e)) throw e;
        throw failure(EngineExitCodes.ERROR_UNSTASH_COPY_FAILED,
            "cannot copy " + stored.path() + "/" + path + " to " + to + ": " + e);
      }
    }
  }

  private List<String> found() throws StashException, IOException {
    var base = stored.path();
    if (options.sources().isEmpty()) return transport.list(base).stream().map(file -> file.name()).toList();
    var found = new ArrayList<String>();
    for (var entry : options.sources()) {
      var paths = Glob.isPattern(entry) ? transport.glob(base + "/" + entry).stream()
          .map(path -> path.substring(base.length() + 1)).toList() : transport.attributes(base + "/" + entry).isPresent()
          ? List.of(entry) : List.<String>of();
      if (paths.isEmpty()) throw failure(EngineExitCodes.ERROR_UNSTASH_SOURCE_MISSING, "there is no " + entry + " in " + base);
      found.addAll(paths);
    }
    return found;
  }

  private void extract(String target) throws StashException, IOException, InterruptedException {
    transport.makeFolders(target);
    var result = transport.exec(Command.of("tar", "-x", "-f", stored.path(), "-C", target), "/", Stashing.LONG);
    if (result.exit() != 0) throw failure(EngineExitCodes.ERROR_UNSTASH_EXTRACTION_FAILED,
        "cannot extract " + stored.path() + ": " + result.shown());
  }

  private StashException failure(ExitCode code, String what) {
    return new StashException(code, "computer " + label + ": " + what);
  }
}
