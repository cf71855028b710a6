package org.clew.docs.aiida;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.clew.definition.Definitions;
import org.clew.launch.Engine;
import org.clew.launch.EngineConfig;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests an {@link Engine}: one for all of them, started when the first asks for it, closed after the last test of the JVM.
 */
final class SnippetEngine implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SnippetEngine.class);

  private record Running(Path home, Engine engine) implements AutoCloseable {
    static Running start() {
      try {
        var home = Files.createTempDirectory("clew-snippets");
        var engine = Engine.start(EngineConfig.at(home, Definitions.discovered(SnippetEngine.class.getClassLoader())));
        return new Running(home, engine);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override public void close() throws IOException {
      engine.close();
      try (var files = Files.walk(home)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
      }
    }
  }

  @Override public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Engine.class;
  }

  @Override public Engine resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent("engine", _ -> Running.start(), Running.class).engine();
  }
}
