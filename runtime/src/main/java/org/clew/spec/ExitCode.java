package org.clew.spec;

import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a finished process ended: 0 is success, everything above is a failure with a reason.
 *
 * <pre>{@code static final ExitCode NO_OUTPUT = exitCode(310, "The output file {name} could not be
 * read.").invalidatesCache();}</pre>
 *
 * @param status 0 or more; 1 to 199 belong to the engine, 200 to 299 to input checks, from 300 on to the plugin
 * @param label name of the code, empty until the process class that declares it is known; see {@link ExitCodes#declaredBy}
 * @param message text for people; may hold {@code {names}} that {@link #format} fills in
 * @param cacheUse whether a process that ended so may serve as a cached result
 */
public record ExitCode(int status, String label, String message, CacheUse cacheUse) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");

  /** Success. */
  public static final ExitCode SUCCESS = new ExitCode(0, "SUCCESS", "", CacheUse.ALLOWED);

  /** Whether a result may be reused. */
  public enum CacheUse { ALLOWED, REFUSED }

  public ExitCode {
    if (status < 0) throw new IllegalArgumentException("exit status " + status + " must not be negative");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(cacheUse, "cacheUse");
  }

  /** A code without a label yet. */
  public static ExitCode exitCode(int status, String message) {
    return new ExitCode(status, "", message, CacheUse.ALLOWED);
  }

  public static ExitCode exitCode(int status, String label, String message) {
    return new ExitCode(status, label, message, CacheUse.ALLOWED);
  }

  /** The same code; processes that end so are never taken from or offered to the cache. */
  public ExitCode invalidatesCache() {
    return new ExitCode(status, label, message, CacheUse.REFUSED);
  }

  public ExitCode labelled(String name) {
    return new ExitCode(status, name, message, cacheUse);
  }

  /** Whether both have the same status; a declared constant has no label yet, and a code that was given may have another text. */
  public boolean is(ExitCode other) {
    return status == other.status;
  }

  public boolean isSuccess() {
    return status == 0;
  }

  /**
   * With the placeholders of the message filled in.
   *
   * @throws IllegalArgumentException when there is no message, or a placeholder has no value
   */
  public ExitCode format(Map<String, ?> values) {
    if (message.isEmpty()) throw new IllegalArgumentException("exit code " + status + " has no message to fill in");
    var missing = new TreeSet<String>();
    var text = PLACEHOLDER.matcher(message).replaceAll(found -> {
      if (!values.containsKey(found.group(1))) missing.add(found.group(1));
      return Matcher.quoteReplacement(String.valueOf(values.get(found.group(1))));
    });
    if (!missing.isEmpty())
      throw new IllegalArgumentException("the message of exit code " + status + " needs values for "
          + String.join(", ", missing));
    return new ExitCode(status, label, text, cacheUse);
  }
}
