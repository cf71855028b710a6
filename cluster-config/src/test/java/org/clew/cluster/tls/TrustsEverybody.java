package org.clew.cluster.tls;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** What an attacker may do. */
final class TrustsEverybody implements X509TrustManager {
  @Override public void checkClientTrusted(X509Certificate[] chain, String algorithm) {}

  @Override public void checkServerTrusted(X509Certificate[] chain, String algorithm) {}

  @Override public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
