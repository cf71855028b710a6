package org.clew.transport.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.compression.Compression;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;

/** Logs in with the client inside this program, on the last of a row of computers. */
final class MinaConnector implements Connector<MinaConnection> {
  private static final int SIGNS_OF_LIFE = 3;

  private final String hostname;
  private final SshSettings settings;
  private SshClient client;
  private Optional<Path> agent = Optional.empty();

  MinaConnector(String hostname, SshSettings settings) {
    this.hostname = hostname;
    this.settings = settings;
  }

  @Override
  public String shown() {
    return hostname;
  }

  @Override
  public MinaConnection connect() throws IOException, InterruptedException {
    var config = SshConfigFiles.read(settings);
    agent = agent(config);
    var hops = route(config);
    var script = settings.file(SshParameters.AUTHENTICATION_SCRIPT);
    if (script.isPresent()) AuthenticationScript.run(script.get(), hops.getLast().host(), "");
    ClientSession session = null;
    for (var hop : hops) session = login(hop, session);
    return new MinaConnection(session, hops.getLast().shown(), settings.timeout());
  }

  private List<Hop> route(SshConfig config) throws TransportException {
    try {
      return Hop.route(hostname, settings, config);
    } catch (IllegalArgumentException e) {
      throw new TransportException("the ssh configuration for " + hostname + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** @param through where we are already; closed when this fails, and with the new session */
  private ClientSession login(Hop hop, ClientSession through) throws IOException {
    Closeable way = through == null ? () -> { } : () -> through.close(true);
    try {
      var identities = Identities.load(hop.keys());
      if (identities.pairs().isEmpty() && agent.isEmpty())
        throw new TransportException(Kind.AUTHENTICATION, noKey(hop, identities), null);
      var bridge = bridge(hop, through);
      if (bridge != null) way = bridge;
      return session(hop, identities, bridge == null ? new InetSocketAddress(hop.host(), hop.port()) : bridge.address(), way);
    } catch (IOException | RuntimeException e) {
      way.close();
      throw e;
    }
  }

  private Bridge bridge(Hop hop, ClientSession through) throws IOException {
    if (hop.proxyCommand().isPresent()) return ProxyCommand.open(hop.proxyCommand().get());
    return through == null ? null : tunnel(hop, through);
  }

  private Bridge tunnel(Hop hop, ClientSession through) throws IOException {
    ChannelDirectTcpip channel = through.createDirectTcpipChannel(new SshdSocketAddress("127.0.0.1", 0),
        new SshdSocketAddress(hop.host(), hop.port()));
    try {
      channel.open().verify(settings.timeout());
    } catch (IOException e) {
      throw new TransportException(Kind.UNREACHABLE, "cannot reach " + hop.shown() + " through " + MinaTrouble.target(through)
          .shown() + ": " + MinaTrouble.reason(e), e);
    }
    return Bridge.of(channel.getInvertedOut(), channel.getInvertedIn(), () -> through.close(true));
  }

  private ClientSession session(Hop hop, Identities identities, InetSocketAddress address, Closeable way) throws IOException {
    if (address.isUnresolved())
      throw new TransportException(Kind.UNREACHABLE, "there is no computer with the name " + hop.host(), null);
    var attempt = new HostKeys.Attempt(hop);
    ClientSession session;
    try {
      var client = client();
      client.setAgentFactory(agent.map(AgentFactory::new).orElse(null));
      session = client.connect(hop.user(), address, AttributeRepository.ofKeyValuePair(HostKeys.ATTEMPT, attempt), null)
          .verify(settings.timeout()).getSession();
    } catch (IOException e) {
      throw attempt.reason(MinaTrouble.unreachable(hop, e));
    }
    session.addCloseFutureListener(_ -> MinaConnection.quietly(way));
    identities.pairs().forEach(session::addPublicKeyIdentity);
    try {
      session.auth().verify(settings.timeout());
      return session;
    } catch (IOException e) {
      session.close(true);
      throw attempt.reason(MinaTrouble.login(hop, identities, e));
    }
  }

  private static String noKey(Hop hop, Identities identities) {
    return "there is no key to log in on " + hop.shown() + " with: " + (identities.unusable().isEmpty()
        ? "name one with key_filename, or set allow_agent true for those of your agent"
        : String.join("; ", identities.unusable()));
  }

  /** Socket of the agent to ask; see IdentityAgent in ssh_config(5). */
  private Optional<Path> agent(SshConfig config) {
    if (!settings.truth(SshParameters.ALLOW_AGENT)) return Optional.empty();
    var named = config.about(settings.text(SshParameters.HOST).orElse(hostname))
        .getOrDefault("identityagent", List.of("SSH_AUTH_SOCK")).getFirst();
    if (named.equals("none")) return Optional.empty();
    var variable = named.equals("SSH_AUTH_SOCK") ? named : named.startsWith("$") ? named.substring(1) : null;
    return variable == null ? Optional.of(SshSettings.path(named)) : Optional.ofNullable(System.getenv(variable)).map(Path::of);
  }

  private synchronized SshClient client() {
    if (client != null) return client;
    client = SshClient.setUpDefaultClient();
    var hostKeys = new HostKeys(settings.keyPolicy());
    client.setServerKeyVerifier(hostKeys);
    client.addSessionListener(hostKeys);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setUserAuthFactoriesNames(List.of("publickey"));
    client.setUnknownChannelReferenceHandler((_, _, _, _) -> null);
    var compressions = settings.truth(SshParameters.COMPRESS)
        ? List.<NamedFactory<Compression>>of(BuiltinCompressions.delayedZlib,
        BuiltinCompressions.none) : List.<NamedFactory<Compression>>of(BuiltinCompressions.none);
    client.setCompressionFactories(compressions);
    CoreModuleProperties.TCP_NODELAY.set(client, true);
    CoreModuleProperties.AUTH_TIMEOUT.set(client, settings.timeout());
    CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, Duration.ZERO);
    if (settings.keepalive().isPositive()) {
      CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, settings.keepalive());
      CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, SIGNS_OF_LIFE);
    }
    client.start();
    return client;
  }

  @Override
  public synchronized void close() {
    if (client != null) client.close(true);
    client = null;
  }
}
