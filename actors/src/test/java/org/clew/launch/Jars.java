package org.clew.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.assertj.core.api.Assertions;

/** Plugins that tests compile from sources. */
final class Jars {
  private Jars() {}

  /**
   * Compiles sources and packs them with further files.
   *
   * @param sources by simple class name, all in the default package
   * @param files content by path in the jar
   */
  static Path jar(Path folder, String name, String version, Map<String, String> sources, Map<String, String> files)
      throws IOException {
    var work = Files.createTempDirectory(folder, name);
    var arguments = new ArrayList<>(List.of("-parameters", "-proc:none", "-classpath", System.getProperty("java.class.path"),
        "-d", Files.createDirectories(work.resolve("classes")).toString()));
    for (var source : sources.entrySet())
      arguments.add(Files.writeString(work.resolve(source.getKey() + ".java"), source.getValue()).toString());
    if (!sources.isEmpty() && ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0)
      Assertions.fail("the plugin does not compile");
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!name.isEmpty()) manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, name);
    if (!version.isEmpty()) manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    var jar = folder.resolve(name + "-" + version + ".jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest); var classes = Files.walk(work.resolve("classes"))) {
      for (var file : classes.filter(Files::isRegularFile).toList())
        put(out, work.resolve("classes").relativize(file).toString(), Files.readAllBytes(file));
      for (var file : files.entrySet())
        put(out, file.getKey(), file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return jar;
  }

  /** A service file that names these classes. */
  static Map<String, String> service(Class<?> service, String... classes) {
    return Map.of("META-INF/services/" + service.getName(), String.join("\n", classes));
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
