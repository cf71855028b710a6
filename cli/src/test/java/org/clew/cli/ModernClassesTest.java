package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModernClassesTest {
  @TempDir Path folder;

  @Test void theClassesOfPicocliAreOfJava17AndPassTheVerifier() throws Exception {
    var old = Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ModernClasses.main(old.toString(), folder.toString());
    var modern = folder.resolve(old.getFileName());

    try (var jar = new JarFile(modern.toFile()); var was = new JarFile(old.toFile());
        var loader = new URLClassLoader(new URL[] {modern.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      assertThat(names(jar)).isEqualTo(names(was));
      var types = names(jar).stream().filter(name -> name.startsWith("picocli/") && name.endsWith(".class")).toList();
      assertThat(types).isNotEmpty();
      for (var type : types) {
        assertThat(ClassFile.of().parse(jar.getInputStream(jar.getJarEntry(type)).readAllBytes()).majorVersion())
            .as(type).isGreaterThanOrEqualTo(ClassFile.JAVA_17_VERSION);
        var made = Class.forName(type.replace('/', '.').substring(0, type.length() - ".class".length()), true, loader);
        assertThat(made.getClassLoader()).isSameAs(loader);
      }
    }
  }

  private static List<String> names(JarFile jar) {
    return Collections.list(jar.entries()).stream().map(entry -> entry.getName()).toList();
  }
}
