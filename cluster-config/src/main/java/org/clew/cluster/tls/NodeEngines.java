package org.clew.cluster.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.remote.artery.tcp.SSLEngineProvider;
import org.clew.cluster.ClusterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * TLS of connections between nodes: version 1.3, both sides show a certificate of an authority that the other trusts, and the
 * side that connects checks the name it called.
 *
 * <p>Files that have changed are read again before the next connection, so renewed certificates need no restart; files that do
 * not fit together, as in the middle of a copy, leave what was read before in force.
 */
public final class NodeEngines implements SSLEngineProvider {
  private static final Logger LOG = LoggerFactory.getLogger(NodeEngines.class);
  private static final String[] PROTOCOLS = {"TLSv1.3"};
  private static final char[] NO_PASSWORD = {};

  private final Path directory;
  private final boolean verifyHost;
  private List<Object> stamp = List.of();
  private SSLContext context;

  /** Called by Pekko, see {@code pekko.remote.artery.ssl.ssl-engine-provider}. */
  public NodeEngines(ActorSystem system) {
    this(Path.of(system.settings().config().getString("clew.cluster.tls.directory")),
        system.settings().config().getBoolean("clew.cluster.tls.verify-host"));
  }

  NodeEngines(Path directory, boolean verifyHost) {
    this.directory = directory;
    this.verifyHost = verifyHost;
    context();
  }

  @Override public SSLEngine createServerSSLEngine(String host, int port) {
    var engine = engine(host, port);
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(true);
    return engine;
  }

  @Override public SSLEngine createClientSSLEngine(String host, int port) {
    var engine = engine(host, port);
    engine.setUseClientMode(true);
    if (verifyHost) {
      var parameters = engine.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      engine.setSSLParameters(parameters);
    }
    return engine;
  }

  @Override public Option<Throwable> verifyClientSession(String host, SSLSession session) {
    return Option.empty();
  }

  @Override public Option<Throwable> verifyServerSession(String host, SSLSession session) {
    return Option.empty();
  }

  private SSLEngine engine(String host, int port) {
    var engine = context().createSSLEngine(host, port);
    engine.setEnabledProtocols(PROTOCOLS);
    return engine;
  }

  private synchronized SSLContext context() {
    try {
      var now = stamp();
      if (!now.equals(stamp)) {
        context = context(Credentials.read(directory));
        if (!stamp.isEmpty()) LOG.info("Connections to other nodes use the new certificate in {} from now on", directory);
        stamp = now;
      }
    } catch (ClusterException | IOException e) {
      if (context == null) throw new ClusterException("TLS cannot start: " + e.getMessage(), e);
      LOG.warn("The certificate read before stays in use: {}", e.getMessage());
    }
    return context;
  }

  private List<Object> stamp() throws IOException {
    var all = new ArrayList<>();
    for (var name : List.of(Credentials.KEY, Credentials.CERTIFICATE, Credentials.AUTHORITY)) {
      all.add(Files.getLastModifiedTime(directory.resolve(name)));
      all.add(Files.size(directory.resolve(name)));
    }
    return all;
  }

  private static SSLContext context(Credentials credentials) {
    try {
      var own = KeyStore.getInstance("PKCS12");
      own.load(null, NO_PASSWORD);
      own.setKeyEntry("node", credentials.key(), NO_PASSWORD, credentials.chain().toArray(X509Certificate[]::new));
      var keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(own, NO_PASSWORD);
      var trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, NO_PASSWORD);
      for (var authority : credentials.trusted()) trusted.setCertificateEntry("authority-" + trusted.size(), authority);
      var trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      var context = SSLContext.getInstance("TLSv1.3");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new ClusterException("The certificate or the key cannot be used: " + e.getMessage(), e);
    }
  }
}
