package org.clew.transport.ssh;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.transport.Doorman;
import org.clew.transport.LoginShell;
import org.clew.transport.Transport;
import org.clew.transport.TransportParameter;
import org.clew.transport.TransportProvider;
import org.clew.transport.ssh.RemoteLine.Profile;

/** Reaches computers by ssh. */
public final class SshTransportProvider implements TransportProvider {
  @Override
  public String name() {
    return "ssh";
  }

  @Override
  public List<TransportParameter> parameters() {
    return SshParameters.ALL;
  }

  @Override
  public Map<String, String> problems(Map<String, Object> parameters) {
    return SshProblems.of(parameters);
  }

  /** @throws IllegalArgumentException naming all parameters that cannot be used */
  @Override
  public Transport open(Computer computer, AuthInfo auth, Doorman doorman) {
    var problems = problems(auth.parameters());
    if (!problems.isEmpty())
      throw new IllegalArgumentException("computer " + computer.label() + ": the way to log in cannot be used: "
          + problems.entrySet().stream().map(problem -> problem.getKey() + " " + problem.getValue())
          .collect(Collectors.joining("; ")) + ". Correct it with 'clew computer configure ssh " + computer.label() + "'");
    var settings = new SshSettings(auth.parameters());
    return switch (settings.backend()) {
      case MINA -> mina(computer.hostname(), settings, doorman);
      case OPENSSH -> openSsh(computer.hostname(), settings, doorman);
    };
  }

  private static Transport mina(String hostname, SshSettings settings, Doorman doorman) {
    var link = new Link<>(new MinaConnector(hostname, settings), doorman, settings);
    var shell = shell(link, hostname, settings);
    return new SshTransport(link, shell, () -> SftpFiles.isOffered(link, shell) ? new SftpFiles(link)
        : new ShellFiles(shell.scripts()), interactive(hostname, settings));
  }

  private static Transport openSsh(String hostname, SshSettings settings, Doorman doorman) {
    var link = new Link<>(new OpenSshConnector(hostname, settings), doorman, settings);
    var shell = shell(link, hostname, settings);
    return new SshTransport(link, shell, () -> new ShellFiles(shell.scripts()), interactive(hostname, settings));
  }

  private static RemoteShell shell(Link<? extends Connection> link, String hostname, SshSettings settings) {
    return new RemoteShell(link, hostname, settings.truth(SshParameters.USE_LOGIN_SHELL) ? Profile.LOGIN : Profile.NONE);
  }

  private static InteractiveShell interactive(String hostname, SshSettings settings) {
    return folder -> OpenSshOptions.interactive(hostname, settings, LoginShell.goTo(folder));
  }
}
