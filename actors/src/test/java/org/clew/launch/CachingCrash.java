package org.clew.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.clew.computer.BuiltIn;
import org.clew.data.Str;

/** An engine that dies when it has found what its second job can be spared by, before that is durable. */
final class CachingCrash {
  static final String FIRST = "first";
  private static final String SECOND = "second";

  private CachingCrash() {}

  static Path starts(Path home) {
    return home.resolve("starts");
  }

  public static void main(String[] arguments) throws Exception {
    var home = Path.of(arguments[0]);
    Files.writeString(home.resolve("config.json"), "{\"caching.default_enabled\": true}");
    HookedJobs.Hook hook = (moment, _, state) -> {
      if (moment != HookedJobs.Moment.AFTER || !SECOND.equals(state.birth().label())) return;
      System.out.println("hit of " + state.birth().node().uuid());
      System.out.flush();
      Runtime.getRuntime().halt(9);
    };
    var test = TestEngine.at(home, Chains.all(), parts -> HookedJobs.in(parts, hook, seen -> seen));
    for (var label : new String[] {FIRST, SECOND}) {
      test.submit("test.job", Map.of("script", new Str("echo start >> " + starts(home) + "; echo 5"), "code", BuiltIn.bash(),
          "metadata", Map.of("label", label))).await();
    }
  }
}
