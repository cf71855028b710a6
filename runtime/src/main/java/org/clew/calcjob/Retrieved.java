package org.clew.calcjob;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clew.data.Blob;
import org.clew.data.FolderData;
import org.clew.spec.ExitCode;

/**
 * What came back from a job, for its parser.
 *
 * @param folder the output {@code retrieved}
 * @param temporary files of the temporary retrieve list; readable only while the parser runs
 * @param options as the job was submitted with
 * @param exitStatus of the job script; empty when the job was ended from outside
 * @param schedulerCode what the scheduler's own report says went wrong; the parser's code replaces it
 */
public record Retrieved(FolderData folder, Map<String, Blob> temporary, JobOptions options, OptionalInt exitStatus,
    Optional<ExitCode> schedulerCode) {

  /** Files for the test of a parser, by name and text. */
  public static Retrieved of(Map<String, String> texts) {
    var files = new java.util.TreeMap<String, Blob>();
    texts.forEach((name, text) -> files.put(name, new org.clew.data.InMemoryBlob(text)));
    return of(new FolderData(files));
  }

  public static Retrieved of(FolderData folder) {
    return new Retrieved(folder, Map.of(), JobOptions.NONE, OptionalInt.of(0), Optional.empty());
  }

  public FileContent read(String name) {
    return blob(name).<FileContent>map(blob -> new Text(new String(blob.bytes(), StandardCharsets.UTF_8)))
        .orElseGet(() -> new Missing(name));
  }

  /** A retrieved file, or else one of the temporary files. */
  public Optional<Blob> blob(String name) {
    return folder.file(name).or(() -> Optional.ofNullable(temporary.get(name)));
  }

  public Optional<byte[]> bytes(String name) {
    return blob(name).map(Blob::bytes);
  }

  /** Names of the files that are kept, sorted. */
  public Set<String> list() {
    return folder.files().keySet();
  }

  /** What the job script wrote to its standard output. */
  public FileContent schedulerStdout() {
    return read(options.schedulerStdout());
  }

  public FileContent schedulerStderr() {
    return read(options.schedulerStderr());
  }
}
