package org.clew.pluginjar;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipException;
import org.clew.pluginjar.PluginLoader.Identity;

/** Reads what a jar says of itself, without loading a class of it. */
public final class PluginJar {
  /** File in a jar with the keys {@code name} and {@code version}; without it the manifest counts. */
  public static final String PROPERTIES = "META-INF/clew-plugin.properties";

  private static final int MAGIC = 0xCAFEBABE;
  /** Class files of Java N have the version N + 44. */
  private static final int BEFORE_JAVA = 44;

  private PluginJar() {}

  /**
   * Name and version of the plugin in a jar.
   *
   * @throws PluginException when it is no jar, does not say who it is, or was compiled for a newer Java than this
   */
  public static Identity identity(Path file) {
    try (var jar = new JarFile(file.toFile())) {
      checkClasses(file, jar);
      var identity = new Identity(named(jar, "name", Attributes.Name.IMPLEMENTATION_TITLE)
          .orElseThrow(() -> anonymous(file, "name")),
          named(jar, "version", Attributes.Name.IMPLEMENTATION_VERSION).orElseThrow(() -> anonymous(file, "version")));
      if (!identity.plugin().matches("[a-z][a-z0-9._-]*"))
        throw new PluginException(file.getFileName() + ": the name '" + identity.plugin()
            + "' must be small letters, digits, '.', '_' or '-' and start with a letter; set 'name' in " + PROPERTIES
            + " of the jar.");
      if (!identity.version().matches("[0-9A-Za-z][0-9A-Za-z.+_-]*"))
        throw new PluginException(file.getFileName() + ": the version '"
            + identity.version() + "' must be letters, digits, '.', '+', '_' or '-', such as 1.2.0.");
      return identity;
    } catch (ZipException e) {
      throw new PluginException(file.getFileName() + " is no jar: " + e.getMessage() + ".", e);
    } catch (IOException e) {
      throw new PluginException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static Optional<String> named(JarFile jar, String key, Attributes.Name attribute) throws IOException {
    var entry = jar.getJarEntry(PROPERTIES);
    if (entry != null) {
      var properties = new Properties();
      try (var in = new java.io.InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8)) {
        properties.load(in);
      }
      if (properties.getProperty(key) instanceof String own && !own.isBlank()) return Optional.of(own.strip());
    }
    return jar.getManifest() == null ? Optional.empty()
        : Optional.ofNullable(jar.getManifest().getMainAttributes().getValue(attribute)).map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static PluginException anonymous(Path file, String what) {
    return new PluginException(file.getFileName() + " does not say its " + what + ": put " + what + "=… into " + PROPERTIES
        + ", or Implementation-" + (what.equals("name") ? "Title" : "Version") + " into its manifest.");
  }

  private static void checkClasses(Path file, JarFile jar) throws IOException {
    var newest = Runtime.version().feature() + BEFORE_JAVA;
    for (var entries = jar.entries(); entries.hasMoreElements();) {
      var entry = entries.nextElement();
      if (!entry.getName().endsWith(".class") || entry.getName().startsWith("META-INF/")) continue;
      try (var in = jar.getInputStream(entry)) {
        var version = version(in);
        if (version > newest)
          throw new PluginException(file.getFileName() + " was compiled for Java " + (version - BEFORE_JAVA) + " ("
              + entry.getName() + "), this is Java " + Runtime.version().feature() + ": compile it with --release "
              + Runtime.version().feature() + ".");
      }
    }
  }

  /** Major version of a class file; 0 for what is none. */
  private static int version(InputStream in) throws IOException {
    var data = new DataInputStream(in);
    if (data.readInt() != MAGIC) return 0;
    data.readUnsignedShort();
    return data.readUnsignedShort();
  }
}
