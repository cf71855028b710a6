package org.clew.process;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Exceptions as text: one line for people, all of it for the log of the node. */
public final class Traces {
  private Traces() {}

  public static String headline(Throwable failure) {
    var message = failure.getMessage();
    var name = failure.getClass().getSimpleName();
    return message == null || message.isBlank() ? name : name + ": " + message;
  }

  public static String of(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
