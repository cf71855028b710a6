package org.clew.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.calcjob.Retrieved;
import org.clew.data.FolderData;
import org.clew.data.InMemoryBlob;
import org.clew.spec.ExitCode;

/** Files that real runs of programs left, recorded as test resources: a folder for each run. */
public final class Fixtures {
  private static final List<String> NAMES =
      List.of("xtb.out", "xtb.err", "xtbopt.xyz", "xtbout.json", "g98.out", "pw.out", "pw.err");

  private Fixtures() {}

  /** All files of a run, in the package of a class. */
  public static Map<String, String> files(Class<?> test, String run) {
    var files = new LinkedHashMap<String, String>();
    for (var name : NAMES) {
      try (var in = test.getResourceAsStream(run + "/" + name)) {
        if (in != null) files.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (files.isEmpty()) throw new IllegalArgumentException("no recorded run '" + run + "' beside " + test.getName());
    return files;
  }

  public static Retrieved retrieved(Class<?> test, String run) {
    return Retrieved.of(files(test, run));
  }

  /** As if the scheduler had given this code. */
  public static Retrieved with(Retrieved files, ExitCode schedulerCode) {
    return new Retrieved(files.folder(), files.temporary(), files.options(), files.exitStatus(), Optional.of(schedulerCode));
  }

  /** With the first such text of a file replaced; throws IllegalArgumentException when it is not there. */
  public static Retrieved edited(Retrieved files, String name, String text, String replacement) {
    var blobs = new LinkedHashMap<>(files.folder().files());
    var old = new String(blobs.get(name).bytes(), StandardCharsets.UTF_8);
    if (!old.contains(text)) throw new IllegalArgumentException(name + " does not contain '" + text + "'");
    blobs.put(name, new InMemoryBlob(old.replace(text, replacement)));
    return Retrieved.of(new FolderData(blobs));
  }
}
