package org.clew.cli.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.data.crystal.StructureFormat;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a value as a file that other programs read. */
@Command
public final class DataExport extends StoreCommand {
  @Parameters(paramLabel = "PK", description = "The node: pk, uuid, start of its uuid, or label.")
  String identifier;

  @Option(names = {"-f", "--format"}, paramLabel = "FORMAT",
      description = "xyz, cif, poscar or json for structures; npy, csv or json for arrays; json for lists and mappings;"
      + " default: as the file name ends.")
  String format;

  @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead of standard output.")
  Path file;

  @Option(names = "--array", paramLabel = "NAME", description = "Which array, when there are several.")
  String array;

  @Option(names = {"-F", "--force"}, description = "Write over a file that exists.")
  boolean force;

  public DataExport(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var stored = StoredData.named(store, shell.home(), identifier);
    var content = Exports.of(stored, format(stored), array);
    if (file == null) shell.out().writeBytes(content);
    else write(content);
    return 0;
  }

  private String format(StoredData stored) {
    if (format != null) return format.toLowerCase(Locale.ROOT);
    var known = Exports.formats(stored.value());
    var name = file == null ? "" : file.getFileName().toString();
    var byName = StructureFormat.ofFile(name).map(found -> found.name().toLowerCase(Locale.ROOT))
        .orElse(name.substring(name.lastIndexOf('.') + 1));
    return known.contains(byName) ? byName : known.getFirst();
  }

  private void write(byte[] content) {
    if (Files.exists(file) && !force) throw CommandException.refused(file + " exists; give another file, or --force.");
    try {
      Files.write(file, content);
    } catch (IOException e) {
      var why = e instanceof NoSuchFileException ? "there is no such folder" : e.getMessage();
      throw CommandException.refused("Cannot write " + file + ": " + why + ".");
    }
    shell.err().println("Wrote " + file + ": " + content.length + " bytes.");
  }
}
