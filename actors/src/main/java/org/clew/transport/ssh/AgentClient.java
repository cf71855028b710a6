package org.clew.transport.ssh;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** Speaks with an agent through its socket: four bytes of length, then a message, both ways (draft-ietf-sshm-ssh-agent). */
final class AgentClient extends AbstractAgentProxy {
  private static final int LONGEST = 1 << 20;

  private final SocketChannel channel;

  private AgentClient(SocketChannel channel) {
    super(null);
    this.channel = channel;
  }

  static AgentClient open(Path socket) throws IOException {
    var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      return new AgentClient(channel);
    } catch (IOException e) {
      channel.close();
      throw new IOException("the ssh agent at " + socket + " does not answer: " + e.getMessage(), e);
    }
  }

  @Override
  protected synchronized Buffer request(Buffer buffer) throws IOException {
    var out = ByteBuffer.wrap(buffer.array(), buffer.rpos(), buffer.available());
    while (out.hasRemaining()) channel.write(out);
    int length = read(Integer.BYTES).getInt();
    if (length < 1 || length > LONGEST) throw new IOException("the ssh agent sent a message of " + length + " bytes");
    return new ByteArrayBuffer(read(length).array());
  }

  private ByteBuffer read(int count) throws IOException {
    var in = ByteBuffer.allocate(count);
    while (in.hasRemaining()) if (channel.read(in) < 0) throw new EOFException("the ssh agent ended");
    return in.flip();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
