package org.clew.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.clew.store.PlainJson;
import org.clew.store.Store;
import org.clew.store.home.Stores;

/**
 * Where a command runs: the home of Clew, the streams and the environment.
 *
 * @param in what people answer
 * @param out results, UTF-8; a closed pipe is silently ignored
 * @param err everything for people that is not the result
 * @param columns width of the terminal, 0 when {@code out} is not one
 */
public record Shell(Path home, InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, int columns) {

  public Shell(Path home, PrintStream out, PrintStream err, Map<String, String> environment, int columns) {
    this(home, System.in, out, err, environment, columns);
  }

  /** The streams of this JVM, the home in {@code CLEW_HOME} or {@code ~/.clew}; the launcher says whether there is a terminal. */
  public static Shell ofThisJvm() {
    var environment = System.getenv();
    int columns = Integer.getInteger("clew.columns", 0);
    return new Shell(home(environment), stream(FileDescriptor.out, columns > 0), stream(FileDescriptor.err, true), environment,
        columns);
  }

  private static Path home(Map<String, String> environment) {
    var named = environment.get("CLEW_HOME");
    return named == null || named.isBlank() ? Path.of(System.getProperty("user.home"), ".clew") : Path.of(named).toAbsolutePath();
  }

  private static PrintStream stream(FileDescriptor descriptor, boolean flushLines) {
    return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor), 16_384), flushLines,
        StandardCharsets.UTF_8);
  }

  public boolean isTerminal() {
    return columns > 0;
  }

  /** Whether text may be coloured: on a terminal, unless {@code NO_COLOR} is set. */
  public boolean hasColours() {
    return isTerminal() && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Opens the store of the home; throws StoreException with a message fit for people. */
  public Store openStore() {
    return Stores.open(home);
  }

  /** Prints one JSON value on a line. */
  public void json(Object plain) {
    out.println(PlainJson.write(plain));
  }
}
