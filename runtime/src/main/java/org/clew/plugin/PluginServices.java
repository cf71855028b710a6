package org.clew.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What plugins bring by {@link ServiceLoader}. On a thread that runs code of a plugin, that version of it comes first; for
 * everything else the newest version of each plugin counts. Class loaders of plugins implement {@link PluginClasses}. Safe for
 * many threads.
 */
public final class PluginServices {
  private static final ScopedValue<ClassLoader> CURRENT = ScopedValue.newInstance();
  private static final Map<Object, List<ClassLoader>> NEWEST = new ConcurrentHashMap<>();
  private static final Map<Brought, List<?>> KNOWN = new ConcurrentHashMap<>();

  private record Brought(ClassLoader loader, Class<?> service) {}

  private PluginServices() {}

  /** Calls the body as code of the plugin that a class is of; of none when it is of the class path. */
  public static <T, X extends Throwable> T call(Class<?> owner, ScopedValue.CallableOp<T, X> body) throws X {
    return call(owner.getClassLoader(), body);
  }

  /** Calls the body as code of this plugin; simply calls it when the loader is none of a plugin, or null. */
  public static <T, X extends Throwable> T call(ClassLoader loader, ScopedValue.CallableOp<T, X> body) throws X {
    return isPlugin(loader) ? ScopedValue.where(CURRENT, loader).call(body) : body.call();
  }

  public static boolean isPlugin(ClassLoader loader) {
    return loader instanceof PluginClasses;
  }

  /** From now on these count for threads that run no code of a plugin, in the place of those that the same owner named before. */
  public static void announce(Object owner, List<ClassLoader> newest) {
    if (newest.isEmpty()) NEWEST.remove(owner);
    else NEWEST.put(owner, List.copyOf(newest));
  }

  /** The services of plugins, those of the present one first. Those of the class path are not among them. */
  public static <S> List<S> of(Class<S> service) {
    var all = new ArrayList<S>();
    var present = CURRENT.isBound() ? CURRENT.get() : null;
    if (present != null) all.addAll(of(service, present));
    for (var loaders : NEWEST.values()) for (var loader : loaders) if (loader != present) all.addAll(of(service, loader));
    return all;
  }

  /**
   * The services of one plugin, made once.
   *
   * @throws ServiceConfigurationError when it names something that cannot be used
   */
  @SuppressWarnings("unchecked")
  public static <S> List<S> of(Class<S> service, ClassLoader plugin) {
    return (List<S>) KNOWN.computeIfAbsent(new Brought(plugin, service), _ -> ServiceLoader.load(service, plugin).stream()
        .filter(provider -> provider.type().getClassLoader() == plugin).map(ServiceLoader.Provider::get).toList());
  }
}
