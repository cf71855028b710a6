package org.clew.launch;

import java.nio.file.Path;
import java.util.Map;
import org.clew.data.Str;

/** An engine with a process of a plugin that waits until the engine is killed. */
final class PluginCrash {
  private PluginCrash() {}

  public static void main(String[] arguments) throws Exception {
    var test = TestEngine.at(Path.of(arguments[0]));
    test.engine.plugins().install(Path.of(arguments[1]));
    var process = test.submit("plug.greeter", Map.of("door", new Str("plugin-crash")));
    test.awaitState(process.pk(), "waiting");
    System.out.println("waits " + process.uuid());
    test.end(process);
  }
}
