package org.clew.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.clew.definition.Definition;
import org.clew.hash.CalculationParts;
import org.clew.pluginjar.PluginLoader;
import org.clew.repository.Repository;

/**
 * Which code ran: the class and the hash of the jar (or class file) it came from. Each is hashed once. A single source file is
 * kept in the repository, so that any later engine can compile it again; of a plugin its version counts, whose jar is there, too.
 */
final class CodeVersions {
  static final String SOURCE = "source";
  static final String SOURCE_SIZE = "source_size";
  static final String FILE = "file";
  static final String PLUGIN = "plugin";
  static final String SHA256 = "sha256";

  private final Map<Class<?>, Map<String, Object>> known = new ConcurrentHashMap<>();
  private final Map<Definition, Map<String, Object>> numbered = new ConcurrentHashMap<>();
  private final Repository repository;

  CodeVersions(Repository repository) {
    this.repository = repository;
  }

  Map<String, Object> of(Definition definition) {
    var own = definition.version();
    if (!own.isEmpty()) return own;
    return definition.cacheVersion() == 0 ? ofClass(definition) : numbered.computeIfAbsent(definition, this::withNumber);
  }

  private Map<String, Object> ofClass(Definition definition) {
    return known.computeIfAbsent(definition.owner(), this::read);
  }

  private Map<String, Object> withNumber(Definition definition) {
    var version = new LinkedHashMap<>(ofClass(definition));
    version.put(CalculationParts.CACHE_VERSION, (long) definition.cacheVersion());
    return version;
  }

  private Map<String, Object> read(Class<?> type) {
    var version = new LinkedHashMap<String, Object>();
    version.put("class", type.getName());
    if (type.getClassLoader() instanceof SourceLoader loader) {
      var blob = repository.put(loader.source().getBytes(StandardCharsets.UTF_8));
      version.put(FILE, loader.fileName());
      version.put(SOURCE, blob.sha256());
      version.put(SOURCE_SIZE, blob.size());
      return version;
    }
    if (type.getClassLoader() instanceof PluginLoader loader) {
      version.put(PLUGIN, loader.plugin());
      version.put("version", loader.version());
      version.put(FILE, loader.jar().file());
      version.put(SHA256, loader.jar().sha256());
      return version;
    }
    var release = type.getPackage().getImplementationVersion();
    if (release != null) version.put("version", release);
    var source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null || !"file".equals(source.getLocation().getProtocol())) return version;
    try {
      var path = Path.of(source.getLocation().toURI());
      var file = Files.isDirectory(path) ? path.resolve(type.getName().replace('.', '/') + ".class") : path;
      version.put(FILE, file.getFileName().toString());
      version.put(SHA256, sha256(file));
      if (file.equals(path)) version.put(CalculationParts.CLASS_HASH, sha256(type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return version;
  }

  /** Of the class alone: a jar changes whenever anything in it does. */
  private static String sha256(Class<?> type) throws IOException {
    try (var in = type.getResourceAsStream(type.getName().substring(type.getPackageName().length() + 1) + ".class")) {
      return sha256(in);
    }
  }

  private static String sha256(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return sha256(in);
    }
  }

  private static String sha256(InputStream in) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) digest.update(buffer, 0, n);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
