package org.clew.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The command in this JVM, with a home of its own and without a terminal. */
public record Clew(Path home) {

  public Said run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status = Cli.run(shell(out, err), arguments);
    return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** As if on a terminal, where somebody types these lines. */
  public Said answering(String answers, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8));
    var shell = new Shell(home, in, new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), Map.of("NO_COLOR", "1"), 200);
    int status = Cli.run(shell, arguments);
    shell.out().flush();
    return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The same with {@code --json}; must succeed. */
  public Said json(String... arguments) {
    return run(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new)).ok();
  }

  /** Submits and answers the pk. */
  public String submit(String... arguments) {
    return pk(json(Stream.concat(Stream.of("submit"), Stream.of(arguments)).toArray(String[]::new)).list("processes").getFirst());
  }

  public static String pk(Map<?, ?> process) {
    return String.valueOf(process.get("pk"));
  }

  private Shell shell(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Shell(home, new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Map.of(), 0);
  }
}
