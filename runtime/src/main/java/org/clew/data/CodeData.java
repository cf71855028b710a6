package org.clew.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A program that calculation jobs run: where it is and what surrounds its command line in the job script.
 *
 * <p>Made by {@link #installed}, {@link #portable} or {@link #containerized}; the {@code with…} methods give changed copies.
 */
public final class CodeData extends Data {
  static final DataType<CodeData> TYPE = new DataType<>("data.code", CodeData.class, CodeData::read,
      new HashRule(Set.of("label"), Set.of("computer")));

  private final String label;
  private final Location location;
  private final String prependText;
  private final String appendText;
  private final Mpi mpi;
  private final Quotes quotes;
  private final Command command;

  /** Where the executable comes from. */
  public sealed interface Location {
    /** Path of the executable: absolute, except for portable codes and inside a container where it may be a bare name. */
    String executable();

    /** Already on the computer, at an absolute path. */
    record Installed(String computer, String executable) implements Location {
      public Installed {
        requireComputer(computer);
        if (!executable.startsWith("/")) throw new IllegalArgumentException("executable '" + executable
            + "' must be an absolute path");
      }
    }

    /** Copied into the working directory of each job; the executable is one of the files. */
    record Portable(String executable, Map<String, Blob> files) implements Location {
      public Portable {
        files = new FolderData(files).files();
        if (!files.containsKey(executable))
          throw new IllegalArgumentException("executable '" + executable + "' is not one of the files " + files.keySet());
      }
    }

    /** Inside an image; {@code engineCommand} starts the container and holds {@code {image}} where the image name goes. */
    record Containerized(String computer, String executable, String image, String engineCommand) implements Location {
      public Containerized {
        requireComputer(computer);
        if (executable.isBlank()) throw new IllegalArgumentException("a containerized code needs its executable");
        if (image.isBlank()) throw new IllegalArgumentException("a containerized code needs the name of its image");
        if (!engineCommand.contains("{image}"))
          throw new IllegalArgumentException("engine command '" + engineCommand + "' must contain {image}");
      }
    }

    private static void requireComputer(String computer) {
      if (computer.isBlank()) throw new IllegalArgumentException("a code that is not portable needs the label of its computer");
    }
  }

  /** Whether jobs start the code with the computer's mpirun command when their options do not say so. */
  public enum Mpi { YES, NO, UNSET }

  /** How executable and arguments stand in the job script; in double quotes {@code $NAME} is expanded on the computer. */
  public enum Quotes { SINGLE, DOUBLE }

  /**
   * Whether the engine of a container gets the program with arguments and redirections as words, or as the one that a shell
   * wants.
   */
  public enum Command { WORDS, ONE_WORD }

  private CodeData(String label, Location location, String prependText, String appendText, Mpi mpi, Quotes quotes,
      Command command) {
    if (label.isBlank() || label.contains("@")) throw new IllegalArgumentException("code label '" + label
        + "' must be a text without '@'");
    this.label = label;
    this.location = location;
    this.prependText = Objects.requireNonNull(prependText, "prependText");
    this.appendText = Objects.requireNonNull(appendText, "appendText");
    this.mpi = Objects.requireNonNull(mpi, "mpi");
    this.quotes = Objects.requireNonNull(quotes, "quotes");
    this.command = Objects.requireNonNull(command, "command");
    if (command == Command.ONE_WORD && !(location instanceof Location.Containerized))
      throw new IllegalArgumentException("only the command of a containerized code can be one word");
  }

  public static CodeData installed(String label, String computer, String executable) {
    return of(label, new Location.Installed(computer, executable));
  }

  public static CodeData portable(String label, String executable, Map<String, Blob> files) {
    return of(label, new Location.Portable(executable, files));
  }

  public static CodeData containerized(String label, String computer, String executable, String image, String engineCommand) {
    return of(label, new Location.Containerized(computer, executable, image, engineCommand));
  }

  public static CodeData of(String label, Location location) {
    return new CodeData(label, location, "", "", Mpi.UNSET, Quotes.SINGLE, Command.WORDS);
  }

  /** Shell text in front of the command line. */
  public CodeData withPrependText(String text) {
    return new CodeData(label, location, text, appendText, mpi, quotes, command);
  }

  /** Shell text after the command line. */
  public CodeData withAppendText(String text) {
    return new CodeData(label, location, prependText, text, mpi, quotes, command);
  }

  public CodeData withMpi(Mpi choice) {
    return new CodeData(label, location, prependText, appendText, choice, quotes, command);
  }

  public CodeData withQuotes(Quotes choice) {
    return new CodeData(label, location, prependText, appendText, mpi, choice, command);
  }

  /** @throws IllegalArgumentException for one word of a code that is not containerized */
  public CodeData withCommand(Command choice) {
    return new CodeData(label, location, prependText, appendText, mpi, quotes, choice);
  }

  public String label() {
    return label;
  }

  public Location location() {
    return location;
  }

  /** Label of the computer; empty for portable codes, which run anywhere. */
  public Optional<String> computer() {
    return switch (location) {
      case Location.Installed(var computer, _) -> Optional.of(computer);
      case Location.Containerized(var computer, _, _, _) -> Optional.of(computer);
      case Location.Portable _ -> Optional.empty();
    };
  }

  /** {@code label@computer}, or only the label of a portable code. */
  public String fullLabel() {
    return computer().map(computer -> label + "@" + computer).orElse(label);
  }

  public String executable() {
    return location.executable();
  }

  public String prependText() {
    return prependText;
  }

  public String appendText() {
    return appendText;
  }

  public Mpi mpi() {
    return mpi;
  }

  public Quotes quotes() {
    return quotes;
  }

  public Command command() {
    return command;
  }

  private static CodeData read(Object plain, Blobs blobs) {
    var f = Fields.of(TYPE, plain);
    Location location = switch (f.text("kind")) {
      case "installed" -> new Location.Installed(f.text("computer"), f.text("executable"));
      case "portable" -> new Location.Portable(f.text("executable"), FolderData.readFiles(f, blobs));
      case "containerized" ->
          new Location.Containerized(f.text("computer"), f.text("executable"), f.text("image"), f.text("engine_command"));
      default -> f.fail("kind", "installed, portable or containerized");
    };
    var mpi = !f.has("with_mpi") ? Mpi.UNSET : f.truth("with_mpi") ? Mpi.YES : Mpi.NO;
    return new CodeData(f.text("label"), location, f.textOr("prepend_text", ""), f.textOr("append_text", ""), mpi,
        f.has("use_double_quotes") && f.truth("use_double_quotes") ? Quotes.DOUBLE : Quotes.SINGLE,
        f.has("wrap_cmdline_params") && f.truth("wrap_cmdline_params") ? Command.ONE_WORD : Command.WORDS);
  }

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public Object plain() {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("label", label);
    switch (location) {
      case Location.Installed(var computer, var executable) -> {
        plain.put("kind", "installed");
        plain.put("computer", computer);
        plain.put("executable", executable);
      }
      case Location.Portable(var executable, var files) -> {
        plain.put("kind", "portable");
        plain.put("executable", executable);
        plain.put("files", FolderData.plainFiles(files));
      }
      case Location.Containerized(var computer, var executable, var image, var engineCommand) -> {
        plain.put("kind", "containerized");
        plain.put("computer", computer);
        plain.put("executable", executable);
        plain.put("image", image);
        plain.put("engine_command", engineCommand);
      }
    }
    if (!prependText.isEmpty()) plain.put("prepend_text", prependText);
    if (!appendText.isEmpty()) plain.put("append_text", appendText);
    if (mpi != Mpi.UNSET) plain.put("with_mpi", mpi == Mpi.YES);
    if (quotes == Quotes.DOUBLE) plain.put("use_double_quotes", true);
    if (command == Command.ONE_WORD) plain.put("wrap_cmdline_params", true);
    return Collections.unmodifiableMap(plain);
  }

  @Override
  public List<Blob> blobs() {
    return location instanceof Location.Portable(_, var files) ? List.copyOf(files.values()) : List.of();
  }

  @Override
  public String toString() {
    return "CodeData[" + fullLabel() + "]";
  }
}
