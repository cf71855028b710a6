package org.clew.cluster.tls;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.clew.cluster.ClusterException;

/**
 * TLS between the nodes.
 *
 * @param directory folder of {@code tls.key}, {@code tls.crt} and {@code ca.crt}
 * @param verifyHost whether a node that connects wants to see the name it called in the certificate of the other
 */
public record TlsSettings(Path directory, boolean verifyHost) {

  /**
   * Overrides for a node.
   *
   * @param host name or address under which others call this node
   * @throws ClusterException when the files are missing, do not belong together, have expired or do not name the host
   */
  public Config overrides(String host) {
    var credentials = Credentials.read(directory);
    credentials.checkValid(Instant.now());
    if (verifyHost && !credentials.names(host)) {
      throw new ClusterException("The certificate in " + directory + " is for " + credentials.names() + ", not for " + host
          + ": make one with 'clew cluster certificates --host " + host + "'.");
    }
    return ConfigFactory.parseMap(Map.of(
        "pekko.remote.artery.transport", "tls-tcp",
        "pekko.remote.artery.ssl.ssl-engine-provider", NodeEngines.class.getName(),
        "clew.cluster.tls.directory", directory.toString(),
        "clew.cluster.tls.verify-host", verifyHost), "cluster.tls settings");
  }
}
