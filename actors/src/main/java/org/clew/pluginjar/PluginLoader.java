package org.clew.pluginjar;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.clew.plugin.PluginClasses;

/**
 * The classes of one version of a plugin; those of Clew and of its class path come first, those of other plugins are not seen.
 */
public final class PluginLoader extends URLClassLoader implements PluginClasses {
  static {
    registerAsParallelCapable();
  }

  private final Identity identity;
  private final Jar jar;

  /** What a jar calls itself. */
  public record Identity(String plugin, String version) {}

  /** A jar as the repository keeps it. */
  public record Jar(String file, String sha256, long size) {}

  PluginLoader(Identity identity, Jar jar, Path place) {
    super("plugin " + identity.plugin() + " " + identity.version(), new URL[] {url(place)}, PluginLoader.class.getClassLoader());
    this.identity = identity;
    this.jar = jar;
  }

  @Override public String plugin() {
    return identity.plugin();
  }

  @Override public String version() {
    return identity.version();
  }

  public Jar jar() {
    return jar;
  }

  private static URL url(Path place) {
    try {
      return place.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
