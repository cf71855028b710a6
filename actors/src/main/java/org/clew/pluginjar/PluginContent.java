package org.clew.pluginjar;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.Set;
import org.clew.calcjob.CalcJobImporter;
import org.clew.calcjob.MonitorProvider;
import org.clew.data.DataTypeProvider;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.definition.ProcessProvider;
import org.clew.plugin.PluginServices;
import org.clew.scheduler.Scheduler;
import org.clew.transport.TransportProvider;

/**
 * What a version of a plugin brings, loaded and found to be usable.
 *
 * @param definitions its processes alone
 * @param brings durable names by kind: {@code processes}, {@code data_types}, {@code schedulers}, {@code transports},
 *     {@code monitors},
 *     {@code importers}; kinds without any are left out
 */
public record PluginContent(PluginLoader loader, Map<String, Definition> definitions, Map<String, List<String>> brings) {

  /** @throws PluginException when a class is missing or wrong, or the jar brings nothing */
  static PluginContent of(PluginLoader loader) {
    try {
      return PluginServices.call(loader, () -> read(loader));
    } catch (ServiceConfigurationError e) {
      throw new PluginException(who(loader) + " names a service that cannot be used: " + reason(e) + ".", e);
    } catch (LinkageError e) {
      throw new PluginException(who(loader) + " cannot be loaded: " + reason(e) + ". " + remedy(e), e);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new PluginException(who(loader) + " cannot be used: " + reason(e) + ".", e);
    }
  }

  private static PluginContent read(PluginLoader loader) {
    var definitions = new Definitions();
    for (var provider : PluginServices.of(ProcessProvider.class, loader)) provider.processes().forEach(definitions::register);
    var own = definitions.all();
    own.values().stream().map(Definition::owner).distinct().filter(owner -> owner.getClassLoader() == loader)
        .forEach(owner -> checkClasses(loader, owner));
    var brings = new LinkedHashMap<String, List<String>>();
    put(brings, "processes", own.keySet());
    put(brings, "data_types", PluginServices.of(DataTypeProvider.class, loader).stream()
        .flatMap(provider -> provider.dataTypes().stream()).map(type -> type.name()).toList());
    put(brings, "schedulers", PluginServices.of(Scheduler.class, loader).stream().map(Scheduler::name).toList());
    put(brings, "transports", PluginServices.of(TransportProvider.class, loader).stream().map(TransportProvider::name).toList());
    put(brings, "monitors", PluginServices.of(MonitorProvider.class, loader).stream()
        .flatMap(provider -> provider.monitors().stream()).map(monitor -> monitor.name()).toList());
    put(brings, "importers", PluginServices.of(CalcJobImporter.class, loader).stream().map(CalcJobImporter::process).toList());
    if (brings.isEmpty()) throw new PluginException(who(loader) + " brings nothing: name a provider in META-INF/services/"
        + ProcessProvider.class.getName()
        + " of the jar, a class that lists your work chains. Classes that Clew has on its class path do not count.");
    return new PluginContent(loader, own, brings);
  }

  private static void put(Map<String, List<String>> brings, String kind, Collection<String> names) {
    if (!names.isEmpty()) brings.put(kind, List.copyOf(names));
  }

  /** Steps are compiled code that nobody has run yet, so what their classes mention is looked for now. */
  private static void checkClasses(PluginLoader loader, Class<?> owner) {
    var missing = new LinkedHashSet<String>();
    for (var name : family(owner)) {
      for (var mentioned : mentioned(loader, name)) if (!isThere(loader, mentioned)) missing.add(mentioned.replace('/', '.'));
    }
    if (!missing.isEmpty())
      throw new PluginException(who(loader) + " needs " + String.join(", ", missing) + " for " + owner.getName()
          + ", which neither the jar nor Clew has: put its dependencies into the jar.");
  }

  private static List<String> family(Class<?> owner) {
    var names = new ArrayList<String>(List.of(owner.getName()));
    for (var inner : owner.getDeclaredClasses()) names.addAll(family(inner));
    return names;
  }

  private static Set<String> mentioned(PluginLoader loader, String name) {
    var found = new LinkedHashSet<String>();
    try (InputStream in = loader.findResource(name.replace('.', '/') + ".class").openStream()) {
      for (var entry : ClassFile.of().parse(in.readAllBytes()).constantPool()) {
        if (entry instanceof ClassEntry type && !type.asInternalName().startsWith("[")) found.add(type.asInternalName());
      }
    } catch (IOException e) {
      throw new PluginException(who(loader) + " cannot be read: " + e.getMessage() + ".", e);
    }
    return found;
  }

  private static boolean isThere(PluginLoader loader, String internalName) {
    if (internalName.startsWith("java/")) return true;
    try {
      Class.forName(internalName.replace('/', '.'), false, loader);
      return true;
    } catch (ClassNotFoundException _) {
      return false;
    }
  }

  private static String who(PluginLoader loader) {
    return "Plugin " + loader.plugin() + " " + loader.version() + " (" + loader.jar().file() + ")";
  }

  private static String reason(Throwable e) {
    var cause = e.getCause() instanceof LinkageError ? e.getCause() : e;
    if (cause instanceof NoClassDefFoundError missing) return "it needs " + String.valueOf(missing.getMessage()).replace('/', '.')
        + ", which neither the jar nor Clew has";
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static String remedy(LinkageError e) {
    return e instanceof NoClassDefFoundError ? "Put its dependencies into the jar." : "Compile it against this version of Clew.";
  }
}
