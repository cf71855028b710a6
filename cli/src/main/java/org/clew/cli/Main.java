package org.clew.cli;

/** Entry point of the {@code clew} command. Exit status: 0 done, 1 failed, not found or refused, 2 wrong usage. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the JVM. It halts: a command that has returned leaves nothing for hooks to do, while the orderly
   * exit would first look for a logger in every jar of the class path (JDK 21 and later), a third of a short command's time.
   */
  public static void main(String... args) {
    var shell = Shell.ofThisJvm();
    System.setProperty("clew.home", shell.home().toString());
    int status = Cli.run(shell, args);
    shell.out().flush();
    shell.err().flush();
    Runtime.getRuntime().halt(status);
  }
}
