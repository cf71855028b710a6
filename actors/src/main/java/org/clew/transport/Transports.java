package org.clew.transport;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.transport.ssh.SshTransportProvider;

/**
 * Kinds of transport by name: {@code local}, {@code ssh}, and those that plugins provide as services of {@link TransportProvider}. The
 * name {@code core.NAME} means the same as {@code NAME}.
 */
public final class Transports {
  private static final String ALIAS = "core.";

  private final Map<String, TransportProvider> byName = new TreeMap<>();

  private Transports() {}

  public static Transports of(TransportProvider... providers) {
    var all = new Transports();
    for (var provider : providers) all.byName.put(provider.name(), provider);
    return all;
  }

  public static Transports installed() {
    var all = of(new LocalTransportProvider(), new SshTransportProvider());
    ServiceLoader.load(TransportProvider.class).forEach(provider -> all.byName.put(provider.name(), provider));
    return all;
  }

  /** These and one more kind, which takes the place of one of the same name. */
  public Transports and(TransportProvider provider) {
    var more = new Transports();
    more.byName.putAll(byName);
    more.byName.put(provider.name(), provider);
    return more;
  }

  /** Names of all kinds. */
  public Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  public Optional<TransportProvider> find(String name) {
    var exact = Optional.ofNullable(byName.get(name));
    return exact.isPresent() || !name.startsWith(ALIAS) ? exact : Optional.ofNullable(byName.get(name.substring(ALIAS.length())));
  }

  /** @throws IllegalArgumentException naming those there are, or what is wrong with the way to log in */
  public Transport open(Computer computer, AuthInfo auth, Doorman doorman) {
    return find(computer.transport()).orElseThrow(() -> new IllegalArgumentException("computer " + computer.label()
        + ": there is no transport '" + computer.transport() + "'; installed are " + byName.keySet())).open(computer, auth, doorman);
  }
}
