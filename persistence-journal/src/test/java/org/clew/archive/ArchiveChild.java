package org.clew.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.clew.store.StoreException;
import org.clew.store.backup.Restore;

/** A JVM of its own that begins something with archives, backups or deletions, and halts in the middle of it. */
final class ArchiveChild {
  static final int HALTED = 42;

  private ArchiveChild() {}

  /** @param moment what the progress says there, and the how manieth time that it says so, such as {@code files 2} */
  static Process start(String work, Path home, Path file, String moment) throws IOException {
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
        System.getProperty("java.class.path"), ArchiveChild.class.getName(), work, home.toString(), file.toString(), moment)
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  public static void main(String[] arguments) throws IOException {
    var home = Path.of(arguments[1]);
    var file = Path.of(arguments[2]);
    var halt = new Halt(arguments[3]);
    switch (arguments[0]) {
      case "create" -> {
        var here = Archives.in(home);
        var exporter = new Exporter(here.store(), here.repository(), here.computers(), halt);
        exporter.write(exporter.select(new Exporter.Options(new Exporter.Start.All(), List.of(), List.of(), true, true, true, 1,
            "test")), file);
      }
      case "import" -> {
        var here = Archives.in(home);
        var importer = new Importer(here.store(), here.repository(), here.computers(), Clock.systemUTC(), halt);
        importer.run(importer.plan(Sources.open(file, false), Archives.KEEP));
      }
      case "delete" -> {
        var store = Archives.in(home).store();
        var deletion = Deletion.of(store, List.of(Long.valueOf(arguments[3])), Map.of());
        store.bulk().remove(deletion.pks(), deletion.followed(), new Fatal());
      }
      case "restore" -> Restore.into(home, file, halt::at);
      default -> throw new StoreException("unknown work " + arguments[0]);
    }
  }

  /** Ends the JVM as SIGKILL does. */
  private static final class Halt implements Progress {
    private final String what;
    private int left;

    Halt(String moment) {
      what = moment.replaceFirst(" \\d+$", "");
      left = moment.equals(what) ? 1 : Integer.parseInt(moment.substring(what.length() + 1));
    }

    @Override public void at(String what, long done, long all) {
      if (what.equals(this.what) && --left == 0) Runtime.getRuntime().halt(HALTED);
    }
  }

  /** Is looked at within the transaction, after the journals have gone. */
  private static final class Fatal extends AbstractCollection<String> {
    @Override public Iterator<String> iterator() {
      Runtime.getRuntime().halt(HALTED);
      throw new IllegalStateException("unreachable");
    }

    @Override public int size() {
      return 1;
    }
  }
}
