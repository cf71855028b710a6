package org.clew.cli.calcjob;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.clew.cli.CommandException;
import org.clew.cli.computer.Connections;
import org.clew.job.WorkFolders;
import org.clew.scheduler.Command;
import org.clew.transport.RemoteFile;
import org.clew.transport.Transport;

/**
 * The working directory of a job on its computer; nothing outside it is read or removed, whatever paths and links say.
 *
 * <p>Links are resolved by the computer ({@code realpath} of GNU coreutils), and the outcome is compared here.
 */
final class Workdir {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String name;
  private final String computer;
  private final Transport transport;
  private final String root;

  /**
   * A directory that is there.
   *
   * @param name of the job, for people
   * @param computer label
   * @param path absolute
   */
  Workdir(String name, String computer, Transport transport, String path) {
    this.name = name;
    this.computer = computer;
    this.transport = transport;
    this.root = real(path, path).getFirst();
  }

  static Workdir of(JobNode job, Connections connections) {
    var place = job.remoteFolder();
    job.cleaned().ifPresent(when -> {
      throw CommandException.notFound("The working directory of " + job.name() + " was emptied on " + when + ".");
    });
    return new Workdir(job.name(), place.computer(), connections.to(place.computer()), place.path());
  }

  /** Absolute, without links. */
  String root() {
    return root;
  }

  String computer() {
    return computer;
  }

  Transport transport() {
    return transport;
  }

  /** A path below the directory, without links; throws CommandException for one that is missing or leads out. */
  String inside(String path) {
    var wanted = path == null || path.isEmpty() ? root : path.startsWith("/") ? path : root + "/" + path;
    var real = real(wanted, path).getLast();
    if (!real.equals(root) && !real.startsWith(root + "/"))
      throw CommandException.refused("'" + path + "' is outside the working directory " + root + ".");
    return real;
  }

  /** The directory and the path, resolved. */
  private List<String> real(String wanted, String shown) {
    var from = root == null ? wanted : root;
    var result = call(() -> transport.exec(Command.of("realpath", "-ez", "--", from, wanted), "/", PATIENCE));
    var found = new ArrayList<>(List.of(result.stdout().split("\0")));
    found.removeIf(String::isEmpty);
    if (found.size() == 2) return found;
    if (result.exit() > 1) throw failed("cannot resolve paths: " + result.shown());
    throw CommandException.notFound(found.isEmpty() ? "The working directory of " + name + " is gone: " + from + " on " + computer
        + "." : "There is no '" + shown + "' in " + root + ".");
  }

  /** Relative paths of the entries of a folder, folders with a slash at the end. */
  List<String> list(String folder) {
    var start = inside(folder);
    if (!isFolder(start)) return List.of(relative(start));
    return call(() -> transport.list(start)).stream()
        .map(file -> relative(start + "/" + file.name()) + (file.kind() == RemoteFile.Kind.FOLDER ? "/" : "")).sorted().toList();
  }

  private boolean isFolder(String path) {
    return call(() -> transport.attributes(path)).filter(file -> file.kind() == RemoteFile.Kind.FOLDER).isPresent();
  }

  private String relative(String path) {
    return path.equals(root) ? "." : path.substring(root.length() + 1);
  }

  byte[] read(String file) {
    var path = inside(file);
    if (isFolder(path)) throw CommandException.refused("'" + file + "' is a folder.");
    return call(() -> transport.read(path));
  }

  /**
   * Removes everything in the directory, without following links, and keeps the directory.
   *
   * @param process whose uuid is the end of the path of every directory that Clew makes; others are refused
   */
  void empty(UUID process) {
    if (!isMadeFor(root, process))
      throw CommandException.refused("The working directory of " + name + ", " + root + " on " + computer
          + ", was not made by Clew for this job: remove it by hand if it is of no use.");
    call(() -> {
      transport.remove(root);
      transport.makeFolders(root);
      return root;
    });
  }

  /** Directories are named {@code BASE/ab/cd/REST-ATTEMPT}, where {@code abcd…} is the uuid of the process. */
  static boolean isMadeFor(String path, UUID process) {
    return WorkFolders.isMadeFor(path, process);
  }

  /** Something that is done on the computer. */
  @FunctionalInterface
  private interface Use<T> {
    T use() throws IOException, InterruptedException;
  }

  private <T> T call(Use<T> use) {
    try {
      return use.use();
    } catch (NoSuchFileException e) {
      throw CommandException.notFound("There is no " + e.getMessage() + " on " + computer + ".");
    } catch (IOException e) {
      throw failed(e.getMessage() != null && e.getMessage().contains(" ") ? e.getMessage()
          : e.getClass().getSimpleName() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted");
    }
  }

  private CommandException failed(String why) {
    return CommandException.refused("Computer " + computer + ": " + why + " (see 'clew computer test " + computer + "').");
  }
}
