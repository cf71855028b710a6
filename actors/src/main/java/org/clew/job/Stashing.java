package org.clew.job;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.clew.calcjob.Glob;
import org.clew.calcjob.Stash;
import org.clew.data.RemoteStashCompressedData;
import org.clew.data.RemoteStashCustomData;
import org.clew.data.RemoteStashData;
import org.clew.data.RemoteStashData.Place;
import org.clew.data.RemoteStashFolderData;
import org.clew.process.ProcessState;
import org.clew.scheduler.Command;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.transport.Transport;
import org.clew.transport.TransportException;

/**
 * Puts files of one process away. The folder or archive is made under another name, with the uuid of the process in it, and then
 * renamed, so that under its own name it is always complete.
 */
final class Stashing {
  /** Archives may be large. */
  static final Duration LONG = Duration.ofHours(24);

  private final Transport transport;
  private final Stash stash;
  private final String source;
  private final ProcessState state;
  private final String label;

  Stashing(Machine machine, Stash stash, String source, ProcessState state) {
    this.transport = machine.transport();
    this.label = machine.computer().label();
    this.stash = stash;
    this.source = source;
    this.state = state;
  }

  /** Empty when there was nothing to put away. */
  Optional<RemoteStashData> make() throws StashException, IOException, InterruptedException {
    return switch (stash.mode()) {
      case CUSTOM -> Optional.of(custom());
      case COPY -> copied(folder(), found());
      case TAR, TAR_GZ, TAR_BZ2, TAR_XZ -> archived(stash.targetBase() + "/" + uuid() + "." + stash.mode().durable(), found());
    };
  }

  private RemoteStashData custom() throws StashException {
    var exit = state.job().info().get("exit_status");
    if (!(exit instanceof Number status) || status.intValue() != 0) throw failure(EngineExitCodes.ERROR_STASH_CUSTOM_CODE_FAILED,
        "the code that puts files away ended " + (exit == null ? "without exit status" : "with exit status " + exit));
    return new RemoteStashCustomData(place(stash.targetBase()));
  }

  /** Sources that exist, below the source folder, each once. */
  private List<String> found() throws StashException, IOException {
    var found = new LinkedHashSet<String>();
    var missing = new ArrayList<String>();
    for (var entry : stash.sources()) {
      var paths = Glob.isPattern(entry) ? transport.glob(source + "/" + entry).stream()
          .filter(path -> path.startsWith(source + "/"))
          .map(path -> path.substring(source.length() + 1)).toList()
          : transport.attributes(source + "/" + entry).isPresent() ? List.of(entry) : List.<String>of();
      if (paths.isEmpty()) missing.add(entry);
      found.addAll(paths);
    }
    if (stash.missing() == Stash.Missing.FAIL && !missing.isEmpty()) throw failure(EngineExitCodes.ERROR_STASHING_FAILED,
        "there is no " + String.join(", ", missing) + " in " + source);
    return List.copyOf(found);
  }

  private Optional<RemoteStashData> copied(String target, List<String> paths) throws StashException, IOException {
    var made = Optional.<RemoteStashData>of(new RemoteStashFolderData(place(target)));
    if (transport.attributes(target).isPresent()) return made;
    if (paths.isEmpty()) return Optional.empty();
    var staging = unfinished(target);
    try {
      for (var path : paths) {
        var to = staging + "/" + path;
        transport.makeFolders(to.substring(0, to.lastIndexOf('/')));
        transport.copy(source + "/" + path, to);
      }
      settle(staging, target);
    } catch (IOException e) {
      if (isOfConnection(e)) throw e;
      transport.remove(staging);
      throw failure(EngineExitCodes.ERROR_STASH_COPY_FAILED, "cannot copy from " + source + " to " + target + ": " + e);
    }
    return made;
  }

  private Optional<RemoteStashData> archived(String target, List<String> paths)
      throws StashException, IOException, InterruptedException {
    var made = Optional.<RemoteStashData>of(new RemoteStashCompressedData(place(target)));
    if (transport.attributes(target).isPresent()) return made;
    if (paths.isEmpty()) return Optional.empty();
    var archive = unfinished(target);
    var words = new ArrayList<>(List.of("tar", "-c", "-f", archive, "-C", source));
    if (!stash.mode().flag().isEmpty()) words.add(stash.mode().flag());
    if (stash.links() == Stash.Links.FOLLOW) words.add("-h");
    words.add("--");
    words.addAll(paths);
    var result = transport.exec(new Command(words, ""), "/", LONG);
    if (result.exit() != 0) {
      transport.remove(archive);
      throw failure(EngineExitCodes.ERROR_STASH_COMPRESSION_FAILED, "cannot make " + target + ": " + result.shown());
    }
    settle(archive, target);
    return made;
  }

  /** A name beside the target that nobody else uses; what earlier tries of this process left under such names is removed. */
  private String unfinished(String target) throws StashException, IOException {
    var folder = target.substring(0, target.lastIndexOf('/'));
    try {
      transport.makeFolders(folder);
    } catch (IOException e) {
      if (isOfConnection(e)) throw e;
      throw failure(stash.mode().isArchive() ? EngineExitCodes.ERROR_STASH_COMPRESSION_FAILED
          : EngineExitCodes.ERROR_STASH_COPY_FAILED, "cannot make the folder " + folder + ": " + e);
    }
    for (var left : transport.glob(folder + "/." + uuid() + ".*.part")) transport.remove(left);
    return folder + "/." + uuid() + "." + UUID.randomUUID() + ".part";
  }

  /** Another try of the same process may have been quicker: then its result stands. */
  private void settle(String unfinished, String target) throws IOException {
    try {
      transport.rename(unfinished, target);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
      transport.remove(unfinished);
    }
  }

  /** Whether the computer was not reached, which is tried again, unlike what it could not do. */
  static boolean isOfConnection(IOException e) {
    return e instanceof TransportException trouble && trouble.kind() != TransportException.Kind.COMMAND;
  }

  private String folder() {
    var id = uuid();
    return "%s/%s/%s/%s".formatted(stash.targetBase(), id.substring(0, 2), id.substring(2, 4), id.substring(4));
  }

  private Place place(String target) {
    return new Place(label, stash.mode().durable(), target, source, stash.sources());
  }

  private String uuid() {
    return state.birth().node().uuid().toString();
  }

  private StashException failure(ExitCode code, String what) {
    return new StashException(code, "computer " + label + ": " + what);
  }
}
