package org.clew.calcjob;

import java.util.List;
import java.util.Objects;
import org.clew.data.CodeData;
import org.clew.data.CodeData.Mpi;

/**
 * One command line of a job.
 *
 * @param stdin file that the program reads, or null
 * @param stdout file that it writes to, or null for the output of the job itself
 * @param stderr as {@code stdout}
 * @param errors whether error output goes where standard output goes; then {@code stderr} is not used
 * @param mpi what the plugin demands; the job is refused when option, plugin and code do not agree
 */
public record CodeRun(CodeData code, List<String> arguments, String stdin, String stdout, String stderr, Errors errors, Mpi mpi) {
  /** Where error output goes. */
  public enum Errors { APART, JOINED }

  public CodeRun {
    Objects.requireNonNull(code, "code");
    arguments = List.copyOf(arguments);
  }

  public static CodeRun of(CodeData code) {
    return new CodeRun(code, List.of(), null, null, null, Errors.APART, Mpi.UNSET);
  }

  public CodeRun arguments(Object... words) {
    return new CodeRun(code, java.util.Arrays.stream(words).map(String::valueOf).toList(), stdin, stdout, stderr, errors, mpi);
  }

  public CodeRun stdin(String file) {
    return new CodeRun(code, arguments, file, stdout, stderr, errors, mpi);
  }

  public CodeRun stdout(String file) {
    return new CodeRun(code, arguments, stdin, file, stderr, errors, mpi);
  }

  public CodeRun stderr(String file) {
    return new CodeRun(code, arguments, stdin, stdout, file, Errors.APART, mpi);
  }

  public CodeRun joinFiles() {
    return new CodeRun(code, arguments, stdin, stdout, null, Errors.JOINED, mpi);
  }

  public CodeRun mpi(Mpi demand) {
    return new CodeRun(code, arguments, stdin, stdout, stderr, errors, demand);
  }
}
