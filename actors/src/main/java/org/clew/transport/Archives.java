package org.clew.transport;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;

/** Archives made and opened on the computer itself, by commands; what is half made never has the final name. */
final class Archives {
  private static final int EXISTS = 73;
  private static final String MAKE = """
      if [ "$4" = REFUSE ] && { [ -e "$1" ] || [ -L "$1" ]; }; then exit 73; fi
      part="$1.clew-part"; root="$2"; options="$3"; to="$1"; shift 4
      LC_ALL=C tar -c $options -f "$part" -C "$root" -- "$@" && mv -f -T -- "$part" "$to" && exit 0
      status=$?; rm -f -- "$part"; exit $status""";
  private static final String OPEN = "mkdir -p -- \"$2\" && LC_ALL=C tar -x $3 -f \"$1\" -C \"$2\"";

  private Archives() {}

  /** @param names paths below the root, without {@code ..} */
  static void make(Transport transport, Archive archive, String root, List<String> names, Links links, Duration patience)
      throws IOException, InterruptedException {
    if (names.isEmpty()) throw new IllegalArgumentException("nothing to put into archive " + archive.path());
    names.forEach(Paths::relative);
    var options = archive.format().option() + (links == Links.FOLLOW ? " -h" : "");
    var words = new ArrayList<>(List.of("bash", "-c", MAKE, "bash", Paths.absolute(archive.path()), Paths.absolute(root), options,
        archive.existing().name()));
    words.addAll(names);
    var result = transport.exec(new Command(words, ""), "/", patience);
    if (result.exit() == EXISTS) throw new FileAlreadyExistsException(archive.path(), null, "an archive is not written over");
    check("cannot make archive " + archive.path(), result);
  }

  /** @param strip leading names to take off each path */
  static void open(Transport transport, Archive archive, String folder, int strip, Duration patience)
      throws IOException, InterruptedException {
    var options = (archive.existing() == Existing.REFUSE ? "--keep-old-files" : "")
        + " --no-same-owner --strip-components=" + strip;
    check("cannot open archive " + archive.path(), transport.exec(
        Command.of("bash", "-c", OPEN, "bash", Paths.absolute(archive.path()), Paths.absolute(folder), options), "/", patience));
  }

  private static void check(String what, CommandResult result) throws TransportException {
    if (result.exit() != 0) throw new TransportException(what + ": " + result.shown());
  }
}
