package org.clew.transport.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;

/** Keys of the user's agent; the agent is never forwarded to a computer. */
final class AgentFactory implements SshAgentFactory {
  private final Path socket;

  /** @param socket as in SSH_AUTH_SOCK */
  AgentFactory(Path socket) {
    this.socket = socket;
  }

  @Override
  public SshAgent createClient(Session session, FactoryManager manager) throws IOException {
    return AgentClient.open(socket);
  }

  @Override
  public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
    return List.of();
  }

  @Override
  public SshAgentServer createServer(ConnectionService service) {
    throw new UnsupportedOperationException("the agent is not forwarded");
  }
}
