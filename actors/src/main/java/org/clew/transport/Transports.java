package org.clew.transport;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.plugin.PluginServices;
import org.clew.transport.ssh.SshTransportProvider;

/**
 * Kinds of transport by name: {@code local}, {@code ssh}, and those that plugins provide as services of
 * {@link TransportProvider}. The name {@code core.NAME} means the same as {@code NAME}.
 */
public final class Transports {
  private static final String ALIAS = "core.";

  private final Map<String, TransportProvider> byName = new TreeMap<>();

  private boolean withPlugins;

  private Transports() {}

  public static Transports of(TransportProvider... providers) {
    var all = new Transports();
    for (var provider : providers) all.byName.put(provider.name(), provider);
    return all;
  }

  public static Transports installed() {
    var all = of(new LocalTransportProvider(), new SshTransportProvider());
    ServiceLoader.load(TransportProvider.class).forEach(provider -> all.byName.put(provider.name(), provider));
    all.withPlugins = true;
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
    if (!withPlugins) return Collections.unmodifiableSet(byName.keySet());
    var names = new TreeSet<>(byName.keySet());
    PluginServices.of(TransportProvider.class).forEach(provider -> names.add(provider.name()));
    return names;
  }

  public Optional<TransportProvider> find(String name) {
    var exact = Optional.ofNullable(byName.get(name));
    if (exact.isPresent()) return exact;
    if (name.startsWith(ALIAS)) return Optional.ofNullable(byName.get(name.substring(ALIAS.length())));
    return withPlugins ? PluginServices.of(TransportProvider.class).stream().filter(provider -> provider.name().equals(name))
        .findFirst() : Optional.empty();
  }

  /** @throws IllegalArgumentException naming those there are, or what is wrong with the way to log in */
  public Transport open(Computer computer, AuthInfo auth, Doorman doorman) {
    return find(computer.transport()).orElseThrow(() -> new IllegalArgumentException("computer " + computer.label()
        + ": there is no transport '" + computer.transport() + "'; installed are " + names())).open(computer, auth, doorman);
  }
}
