package org.clew.scheduler;

/** How a command ended: its exit status and what it wrote. */
public record CommandResult(int exit, String stdout, String stderr) {
  /** For people: status and the words of the command, one line. */
  public String shown() {
    var said = stderr.isBlank() ? stdout : stderr;
    return "exit status " + exit + (said.isBlank() ? "" : ": " + said.strip().replace('\n', ' '));
  }
}
