package org.clew.store.cassandra;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clew.store.PasswordFile;
import org.clew.store.StoreException;

/**
 * Which keyspace, and who asks for it. The password stays in its file, which is read when the store is opened.
 *
 * @param url {@code cassandra://host:port,host:port/keyspace}, without a password; 9042 where no port is given
 * @param copies of the data that the data center keeps, when the keyspace is made
 * @param user empty when the cluster wants no login
 */
public record CassandraPlace(String url, String datacenter, int copies, Optional<String> user, Optional<Path> passwordFile) {
  private static final Pattern URL = Pattern.compile("cassandra://([^/@?]+)/([a-z][a-z0-9_]{0,47})");
  private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");
  private static final int PORT = 9042;

  /** @throws StoreException when the url is not of Cassandra or brings a login */
  public CassandraPlace {
    contactPoints(url);
    if (copies < 1) throw new StoreException("storage.copies is " + copies + ": a keyspace keeps 1 copy or more.");
  }

  public static boolean isMeant(String url) {
    return url.startsWith("cassandra:");
  }

  /** @throws StoreException when there is a user and no password to read */
  CassandraSettings settings() {
    var login = user.map(name -> new CassandraSettings.Login(name,
        passwordFile.map(file -> PasswordFile.read(file, name)).orElseThrow(() ->
        new StoreException("storage.user is " + name + ", but storage.password_file is not set."))));
    var keyspace = url.substring(url.lastIndexOf('/') + 1);
    var plain = CassandraSettings.of(contactPoints(url), datacenter, keyspace);
    return new CassandraSettings(plain.contactPoints(), datacenter, keyspace, login, plain.patience(), plain.heartbeat());
  }

  public CassandraStore open() {
    return CassandraStore.open(settings());
  }

  /** Makes keyspace and tables where they are missing. */
  public void create() {
    CassandraSchema.create(settings(), Replication.of(datacenter, copies));
  }

  private static List<InetSocketAddress> contactPoints(String url) {
    var parts = URL.matcher(url);
    if (!parts.matches()) throw wrong(url);
    return Stream.of(parts.group(1).split(",")).map(text -> {
      var host = HOST.matcher(text.strip());
      if (!host.matches()) throw wrong(url);
      var port = host.group(2) == null ? PORT : Integer.parseInt(host.group(2));
      if (port < 1 || port > 65_535) throw wrong(url);
      return InetSocketAddress.createUnresolved(host.group(1), port);
    }).toList();
  }

  private static StoreException wrong(String url) {
    return new StoreException("storage.url is '" + url
        + "': for Cassandra it must be like cassandra://n1:9042,n2:9042/clew, without user and password.");
  }
}
