package org.clew.transport;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;

/** Kinds of transport by name: {@code local} and those that plugins provide as services of {@link TransportProvider}. */
public final class Transports {
  private final Map<String, TransportProvider> byName = new TreeMap<>();

  private Transports() {}

  public static Transports of(TransportProvider... providers) {
    var all = new Transports();
    for (var provider : providers) all.byName.put(provider.name(), provider);
    return all;
  }

  public static Transports installed() {
    var all = of(new LocalTransportProvider());
    ServiceLoader.load(TransportProvider.class).forEach(provider -> all.byName.put(provider.name(), provider));
    return all;
  }

  /** Names of all kinds. */
  public Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  public Optional<TransportProvider> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** @throws IllegalArgumentException naming those there are */
  public Transport open(Computer computer, AuthInfo auth, Doorman doorman) {
    var provider = byName.get(computer.transport());
    if (provider == null)
      throw new IllegalArgumentException("computer " + computer.label() + ": there is no transport '" + computer.transport()
          + "'; installed are " + byName.keySet());
    return provider.open(computer, auth, doorman);
  }
}
