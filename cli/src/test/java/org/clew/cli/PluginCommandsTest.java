package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.clew.definition.ProcessProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plugin install|use|list|remove} while an engine is up. */
class PluginCommandsTest {
  @TempDir Path base;

  private Said clew(String... arguments) {
    return new Clew(base.resolve("home")).run(arguments);
  }

  @Test void comesChangesAndGoes() throws Exception {
    var clew = new Clew(base.resolve("home"));
    try (var _ = History.engine(base.resolve("home"))) {
      assertThat(clew("plugin", "list", "--plugins").ok().out()).contains("No plugin is installed");
      assertThat(clew("plugin", "install", jar("1.0").toString()).ok().out()).contains("Plugin words 1.0 is installed.");
      assertThat(clew("plugin", "list", "words.version").ok().out()).contains("words.version (calcfunction");
      assertThat(clew("run", "words.version").ok().out()).contains("version 1.0");
      assertThat(clew("plugin", "install", jar("1.1").toString()).ok().out()).contains("Plugin words 1.1 is installed.");
      assertThat(clew("run", "words.version").ok().out()).contains("version 1.1");
      assertThat(clew("plugin", "use", "words", "1.0").ok().out()).contains("take version 1.0.");
      assertThat(clew("run", "words.version").ok().out()).contains("version 1.0");
      assertThat(clew("plugin", "use", "words", "3").refusal(1)).contains("no version '3'", "1.0, 1.1");
      var listed = clew.json("plugin", "list", "--plugins").list("plugins");
      assertThat(listed).singleElement().satisfies(plugin ->
          assertThat(plugin).containsEntry("name", "words").containsEntry("current", "1.0")
          .containsEntry("chosen", true));
      clew("plugin", "use", "words", "--newest").ok();
    }
    var waiting = clew.submit("words.version");
    assertThat(clew("plugin", "remove", "words").refusal(1))
        .contains("Processes that have not ended need it", waiting + ": words.version created");
    assertThat(clew("plugin", "remove", "words", "--version", "1.0").ok().out()).contains("Plugin words 1.0 is removed.");
    assertThat(clew("plugin", "remove", "words", "--force").ok().out()).contains("words 1.1 is removed");
    assertThat(clew("plugin", "remove", "words").refusal(1)).contains("'words' is not installed");
    assertThat(clew("submit", "words.version").refusal(1)).contains("no process 'words.version'");
    assertThat(clew("plugin", "install", "absent.jar").refusal(1)).contains("no file absent.jar");
    assertThat(clew("plugin", "install", Files.writeString(base.resolve("text.jar"), "text").toString()).refusal(1))
        .contains("text.jar is no jar");
  }

  private Path jar(String version) throws IOException {
    var work = Files.createTempDirectory(base, "words");
    var sources = List.of(write(work, "Words.java", """
        public final class Words {
          @org.clew.function.CalcFunction("words.version")
          public static org.clew.data.Str version() { return new org.clew.data.Str("version %s"); }
        }
        """.formatted(version)), write(work, "Brings.java", """
        public final class Brings implements org.clew.definition.ProcessProvider {
          @Override public java.util.List<Class<?>> processes() { return java.util.List.of(Words.class); }
        }
        """));
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-parameters", "-proc:none", "-classpath",
        System.getProperty("java.class.path"), "-d", work.toString(), sources.get(0), sources.get(1))).isZero();
    var jar = base.resolve("words-" + version + ".jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var name : List.of("Words.class", "Brings.class")) put(out, name, Files.readAllBytes(work.resolve(name)));
      put(out, "META-INF/services/" + ProcessProvider.class.getName(), "Brings\n".getBytes(StandardCharsets.UTF_8));
      put(out, "META-INF/clew-plugin.properties", ("name=words\nversion=" + version + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static String write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
