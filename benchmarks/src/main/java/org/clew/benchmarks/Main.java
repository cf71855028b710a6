package org.clew.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** {@code ./clew-bench NAME [--option value …]} and {@code ./clew-bench jmh [pattern]}. */
public final class Main {
  static final String HELP = "--help";

  private static final String USAGE = "usage: clew-bench NAME [--option value …], or clew-bench jmh [pattern]; NAME is one of "
      + Loads.ALL.stream().map(Load::name).collect(Collectors.joining(", ")) + "; clew-bench NAME --help tells its options";

  private Main() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals("jmh")) Micro.run(Arrays.copyOfRange(args, 1, args.length));
    else System.exit(run(List.of(args), System.out, System.err));
  }

  /** Runs a load and answers the exit status: 1 when it fails, 2 when it was asked for in a wrong way and not begun. */
  static int run(List<String> words, PrintStream out, PrintStream err) throws Exception {
    boolean helps = words.contains(HELP);
    if (words.isEmpty() || words.getFirst().equals(HELP)) {
      (helps ? out : err).println(USAGE);
      return helps ? 0 : 2;
    }
    var load = Loads.named(words.getFirst());
    if (load.isEmpty()) {
      err.println("clew-bench: there is no load '" + words.getFirst() + "'; " + USAGE);
      return 2;
    }
    if (helps) {
      out.print(load.get().help());
      return 0;
    }
    try {
      out.println(load.get().body().run(Arguments.of(load.get(), words.subList(1, words.size()))));
      return 0;
    } catch (UsageException e) {
      err.println("clew-bench: " + e.getMessage());
      return 2;
    } catch (LoadException | IllegalArgumentException e) {
      err.println("clew-bench: " + e.getMessage());
      return 1;
    }
  }
}
