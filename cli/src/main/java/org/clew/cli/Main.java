package org.clew.cli;

/** Entry point of the {@code clew} command. Exit status: 0 done, 1 failed, not found or refused, 2 wrong usage. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var shell = Shell.ofThisJvm();
    System.setProperty("clew.home", shell.home().toString());
    int status = Cli.run(shell, args);
    shell.out().flush();
    shell.err().flush();
    System.exit(status);
  }
}
