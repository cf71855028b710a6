package org.clew.job;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.calcjob.Glob;
import org.clew.calcjob.JobFiles.Remote;
import org.clew.calcjob.JobFiles.Way;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.SubmitScript;
import org.clew.data.Blob;
import org.clew.data.CodeData.Location;
import org.clew.transport.RemoteFile;

/**
 * The directory of one attempt: {@code BASE/ab/cd/REST-ATTEMPT}, where {@code abcd…} is the uuid of the process.
 *
 * <p>It is filled under another name and then renamed, so that a directory of this name is always complete. What an earlier try
 * left there is moved away and removed, unless it holds the mark of a started job: then it is left alone and another name is
 * taken.
 */
final class JobFolder {
  /** Mark of a job that was started in the directory. */
  private static final String STARTED = SubmitScript.FOLDER + "/job";
  private static final int EXECUTABLE = 0755;

  private final Machine machine;
  private final String base;
  private final String id;
  private final String name;
  private final List<String> missing = new ArrayList<>();

  /** Where content comes from, besides what is on the computer already. */
  enum Part { SANDBOX, LOCAL }

  JobFolder(Machine machine, UUID process, int attempt) throws IOException, InterruptedException {
    this.machine = machine;
    this.base = machine.computer().workDir().of(machine.transport().whoami());
    this.id = process + "-" + attempt;
    this.name = "%s/%s/%s".formatted(id.substring(0, 2), id.substring(2, 4), id.substring(4));
  }

  /** The files of all portable codes. */
  static Map<String, Blob> programs(JobPlan plan) {
    var programs = new LinkedHashMap<String, Blob>();
    for (var run : plan.codes()) if (run.code().location() instanceof Location.Portable(_, var files)) programs.putAll(files);
    return programs;
  }

  /** Absolute path of the finished directory. */
  String create(Map<Part, Map<String, Blob>> content, JobPlan plan) throws IOException, DefinitionException {
    var staging = base + "/.staging/" + id + "." + UUID.randomUUID();
    machine.transport().makeFolders(staging + "/" + SubmitScript.FOLDER);
    try {
      fill(staging, content, plan);
      return settle(staging);
    } catch (IOException | DefinitionException | RuntimeException e) {
      machine.transport().remove(staging);
      throw e;
    }
  }

  /** What was to be copied or linked by name and was not there, when the directory was filled. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  private void fill(String staging, Map<Part, Map<String, Blob>> content, JobPlan plan) throws IOException, DefinitionException {
    for (var source : plan.files().order()) {
      switch (source) {
        case SANDBOX -> machine.transport().write(staging, content.get(Part.SANDBOX));
        case LOCAL -> machine.transport().write(staging, content.get(Part.LOCAL));
        case REMOTE -> {
          for (var remote : plan.files().remote()) bring(staging, remote);
        }
      }
    }
    for (var run : plan.codes())
      if (run.code().location() instanceof Location.Portable(var executable, _))
        machine.transport().chmod(staging + "/" + executable, EXECUTABLE);
  }

  private void bring(String staging, Remote remote) throws IOException, DefinitionException {
    if (!remote.from().computer().equals(machine.computer().label()))
      throw new DefinitionException("files of computer " + remote.from().computer() + " can not be copied to computer "
          + machine.computer().label());
    var target = remote.target().equals(".") ? staging : staging + "/" + remote.target();
    var sources = machine.transport().glob(remote.from().path() + "/" + remote.source());
    if (sources.isEmpty() && !Glob.isPattern(remote.source())) missing.add(remote.from().path() + "/" + remote.source());
    for (var source : sources) {
      boolean into = remote.target().equals(".") || Glob.isPattern(remote.source())
          || isFolder(target) && (remote.way() == Way.SYMLINK || !isFolder(source));
      var place = into ? target + source.substring(source.lastIndexOf('/')) : target;
      machine.transport().makeFolders(place.substring(0, place.lastIndexOf('/')));
      switch (remote.way()) {
        case COPY -> machine.transport().copy(source, place);
        case SYMLINK -> machine.transport().symlink(source, place);
      }
    }
  }

  private boolean isFolder(String path) throws IOException {
    return machine.transport().attributes(path).filter(file -> file.kind() == RemoteFile.Kind.FOLDER).isPresent();
  }

  private String settle(String staging) throws IOException {
    for (int turn = 0;; turn++) {
      var target = base + "/" + name + (turn == 0 ? "" : "." + turn);
      machine.transport().makeFolders(target.substring(0, target.lastIndexOf('/')));
      if (movedTo(staging, target) || movedAway(target) && movedTo(staging, target)) return target;
      if (turn == 20) throw new FileAlreadyExistsException(target);
    }
  }

  private boolean movedTo(String staging, String target) throws IOException {
    try {
      machine.transport().rename(staging, target);
      return true;
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
      return false;
    }
  }

  /** Looks for the mark after the move as well: a directory in use comes back to its place. */
  private boolean movedAway(String target) throws IOException {
    if (machine.transport().attributes(target + "/" + STARTED).isPresent()) return false;
    var away = base + "/.staging/" + id + ".left." + UUID.randomUUID();
    machine.transport().rename(target, away);
    if (machine.transport().attributes(away + "/" + STARTED).isPresent()) {
      machine.transport().rename(away, target);
      return false;
    }
    machine.transport().remove(away);
    return true;
  }
}
