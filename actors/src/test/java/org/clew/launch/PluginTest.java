package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.actors.ControlAnswer;
import org.clew.data.Str;
import org.clew.definition.ProcessProvider;
import org.clew.launch.Migration.Fit;
import org.clew.pluginjar.PluginException;
import org.clew.process.Outcome;
import org.clew.registry.PluginRegistry;
import org.clew.testwait.Await;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that come, change and go while engines run. */
class PluginTest {
  @TempDir Path base;
  private Path home;
  private Path jars;

  @BeforeEach void folders() throws Exception {
    home = Files.createDirectories(base.resolve("home"));
    jars = Files.createDirectories(base.resolve("jars"));
  }

  @Test
  @DisplayName("A process stays with the version it began with, new ones take the newest or the chosen one, migrate exchanges it")
  void versionBesideVersion() throws Exception {
    try (var test = TestEngine.at(home)) {
      var first = Greeter.jar(jars, "1.9");
      assertThat(test.engine.plugins().install(first)).isTrue();
      assertThat(test.engine.plugins().install(first)).as("it is there already").isFalse();
      var old = greeter(test, "plugin-1");
      var moved = greeter(test, "plugin-1");
      assertThat(test.engine.plugins().install(Greeter.jar(jars, "1.10", "start", ".formerly(\"wait\")"))).isTrue();
      var fresh = greeter(test, "plugin-1");
      var judged = test.engine.travel().migrations().judge(moved.uuid(), null, null);
      assertThat(judged).returns(Fit.RENAMED, Migration::fit);
      assertThat(test.ask(moved.uuid(), judged.command())).isEqualTo(new ControlAnswer.Accepted(moved.uuid()));
      Doors.open("plugin-1");
      assertGreeting(test.end(old), "shade of 1.9 read by 1.9, hello from 1.9");
      assertGreeting(test.end(moved), "shade of 1.9 read by 1.10, hello from 1.10");
      assertGreeting(test.end(fresh), "shade of 1.10 read by 1.10, hello from 1.10");
      var plugin = test.engine.plugins().registry().find("greeter").orElseThrow();
      assertThat(plugin.versions()).extracting(PluginRegistry.Version::version).containsExactly("1.9", "1.10");
      test.engine.plugins().registry().choose("greeter", plugin.versions().getFirst().sha256());
      assertGreeting(test.end(greeter(test, "")), "shade of 1.9 read by 1.9, hello from 1.9");
    }
  }

  @Test
  @DisplayName("SPEC 15.1/12 without its version a process is blocked, and goes on when that is installed again; no restart")
  void removedByForceAndInstalledAgain() throws Exception {
    try (var test = TestEngine.at(home)) {
      var jar = Greeter.jar(jars, "1.0");
      test.engine.plugins().install(jar);
      var process = greeter(test, "plugin-2");
      var version = test.engine.plugins().registry().find("greeter").orElseThrow().current();
      assertThat(PluginUsers.of(test.graph(), version)).extracting(row -> row.pk()).containsExactly(process.pk());
      test.engine.plugins().registry().remove("greeter", version.sha256());
      Await.until("the engine has seen it", () -> test.engine.definitions().find("plug.greeter").isEmpty());
      Doors.open("plugin-2");
      Await.until("blocked", () -> String.valueOf(test.row(process.pk()).status()).startsWith("Blocked: "));
      assertThat(test.row(process.pk()).status())
          .contains("Version 1.0 of plugin 'greeter'", "plugin install", "process migrate");
      test.engine.plugins().install(jar);
      assertGreeting(test.end(process), "shade of 1.0 read by 1.0, hello from 1.0");
      assertThat(PluginUsers.of(test.graph(), version)).isEmpty();
    }
  }

  @Test @DisplayName("Engine killed while a process of version 1 waits, version 2 installed: it goes on with version 1")
  void crashBetweenVersions() throws Exception {
    UUID process;
    Greeter.jar(jars, "1.0");
    try (var doomed = CrashingJvm.start(PluginCrash.class, List.of(), home.toString(),
        jars.resolve("greeter-1.0.jar").toString())) {
      process = UUID.fromString(doomed.awaitLine("waits "));
      doomed.kill();
    }
    Files.walk(home.resolve("plugins")).filter(Files::isRegularFile).forEach(file -> file.toFile().delete());
    try (var offline = new OfflineLauncher(EngineConfig.at(home, Chains.all()))) {
      assertThat(offline.plugins().install(Greeter.jar(jars, "2.0"))).isTrue();
    }
    Doors.open("plugin-crash");
    try (var test = TestEngine.at(home)) {
      assertGreeting(test.end(process), "shade of 1.0 read by 1.0, hello from 1.0");
      assertGreeting(test.end(greeter(test, "")), "shade of 2.0 read by 2.0, hello from 2.0");
    }
  }

  @Test @DisplayName("A machine without the jar says so; the process goes on when the jar is there")
  void aMachineWithoutTheJar() throws Exception {
    ProcessFuture process;
    var jar = Greeter.jar(jars, "1.0");
    try (var test = TestEngine.at(home)) {
      test.engine.plugins().install(jar);
      process = greeter(test, "plugin-3");
    }
    for (var folder : List.of("plugins", "repository"))
      try (var files = Files.walk(home.resolve(folder))) {
        for (var file : files.filter(Files::isRegularFile).toList()) if (Files.size(file) == Files.size(jar)) Files.delete(file);
      }
    Doors.open("plugin-3");
    try (var test = TestEngine.at(home)) {
      Await.until("blocked", () -> String.valueOf(test.row(process.pk()).status()).startsWith("Blocked: "));
      assertThat(test.row(process.pk()).status()).contains("not among the files of this machine", "greeter-1.0.jar");
      assertThat(test.engine.plugins().install(jar)).as("only its file was missing").isFalse();
      assertGreeting(test.end(process.uuid()), "shade of 1.0 read by 1.0, hello from 1.0");
    }
  }

  @Test void badJarsAreRefusedInOneSentence() throws Exception {
    try (var offline = new OfflineLauncher(EngineConfig.at(home, Chains.all()))) {
      var plugins = offline.plugins();
      var text = Files.writeString(jars.resolve("no.jar"), "text");
      assertRefused(plugins, text, "no.jar is no jar");
      assertRefused(plugins, Jars.jar(jars, "", "1.0", Map.of(), Map.of()), "does not say its name",
          "META-INF/clew-plugin.properties");
      assertRefused(plugins, Jars.jar(jars, "Big Plugin", "1.0", Map.of(), Map.of()),
          "the name 'Big Plugin' must be small letters");
      assertRefused(plugins, Jars.jar(jars, "empty", "1.0", Map.of(), Map.of()), "brings nothing",
          "META-INF/services/" + ProcessProvider.class.getName());
      assertRefused(plugins, Jars.jar(jars, "lost", "1.0", Map.of(), Jars.service(ProcessProvider.class, "Nowhere")),
          "names a service", "Nowhere");
      var provider = "import java.util.List; import org.clew.definition.ProcessProvider;"
          + " public final class Brings implements ProcessProvider {"
          + " @Override public List<Class<?>> processes() { return List.of(Words.class); } }";
      var clash = "import org.clew.data.Int; import org.clew.function.CalcFunction; public final class Words {"
          + " @CalcFunction(\"test.plus\") public static Int plus(Int x) { return x; } }";
      assertRefused(plugins, Jars.jar(jars, "clash", "1.0", Map.of("Brings", provider, "Words", clash),
          Jars.service(ProcessProvider.class, "Brings")), "'test.plus' is defined on the class path of Clew already");
      var needy = clash.replace("test.plus", "needy.plus").replace("return x;", "return Dependency.of(x);");
      var dependency = "import org.clew.data.Int; public final class Dependency { static Int of(Int x) { return x; } }";
      var whole = Jars.jar(jars, "needy", "1.0", Map.of("Brings", provider, "Words", needy, "Dependency", dependency),
          Jars.service(ProcessProvider.class, "Brings"));
      assertRefused(plugins, without(whole, "Dependency.class"), "needs Dependency for Words",
          "put its dependencies into the jar");
      assertRefused(plugins, ofNewerJava(whole), "was compiled for Java", "--release " + Runtime.version().feature());
      assertThat(plugins.install(whole)).isTrue();
      assertRefused(plugins, Jars.jar(jars, "thief", "1.0", Map.of("Brings", provider, "Words", needy, "Dependency", dependency),
          Jars.service(ProcessProvider.class, "Brings")), "'needy.plus' is brought by plugin 'needy' already");
    }
  }

  private static ProcessFuture greeter(TestEngine test, String door) throws Exception {
    var process = test.submit("plug.greeter", Map.of("door", new Str(door)));
    if (!door.isEmpty()) test.awaitState(process.pk(), "waiting");
    return process;
  }

  private static void assertGreeting(Outcome outcome, String text) {
    assertThat(outcome.isOk()).as(String.valueOf(outcome)).isTrue();
    assertThat(outcome.outputs().get("greeting").plain()).isEqualTo(text);
  }

  private static void assertRefused(org.clew.pluginjar.Plugins plugins, Path jar, String... words) {
    assertThatThrownBy(() -> plugins.install(jar)).isInstanceOf(PluginException.class).hasMessageContainingAll(words)
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n"));
  }

  private Path without(Path jar, String entry) throws Exception {
    return copy(jar, "incomplete.jar", (name, bytes) -> name.equals(entry) ? null : bytes);
  }

  private Path ofNewerJava(Path jar) throws Exception {
    return copy(jar, "newer.jar", (name, bytes) -> {
      if (name.endsWith(".class")) bytes[7]++;
      return bytes;
    });
  }

  private Path copy(Path jar, String name, java.util.function.BiFunction<String, byte[], byte[]> change) throws Exception {
    var copy = jars.resolve(name);
    try (var in = new java.util.jar.JarInputStream(Files.newInputStream(jar));
        var out = new java.util.jar.JarOutputStream(Files.newOutputStream(copy), in.getManifest())) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var bytes = change.apply(entry.getName(), in.readAllBytes());
        if (bytes == null) continue;
        out.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
        out.write(bytes);
        out.closeEntry();
      }
    }
    return copy;
  }
}
