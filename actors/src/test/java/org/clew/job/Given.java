package org.clew.job;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clew.data.Data;
import org.clew.data.Dict;
import org.clew.data.ListData;
import org.clew.data.Str;
import org.clew.scheduler.DirectScheduler;
import org.clew.scheduler.Scheduler;
import org.clew.scheduler.Schedulers;
import org.clew.spec.ExitCode;

/** Jobs that tests of phases start from. */
final class Given {
  private Given() {}

  static JobDriver files(Path base) {
    return new JobDriver(base, Duration.ofMillis(60), new FilesJob(), Schedulers.installed());
  }

  /** With a direct scheduler that judges every job so. */
  static JobDriver judged(Path base, ExitCode verdict) {
    return answering(base, "judge", () -> Optional.of(verdict));
  }

  /** With a direct scheduler of which one method answers so. */
  static JobDriver answering(Path base, String name, Callable<Object> answer) {
    var direct = new DirectScheduler();
    var judging = (Scheduler) Proxy.newProxyInstance(Given.class.getClassLoader(), new Class<?>[] {Scheduler.class},
        (_, method, arguments) -> {
      if (method.getName().equals(name)) return answer.call();
      try {
        return method.invoke(direct, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    });
    return new JobDriver(base, Duration.ofMillis(60), new FilesJob(), Schedulers.of(judging));
  }

  static Map<String, Data> script(String script) {
    return inputs(script, List.of(), List.of());
  }

  static Map<String, Data> inputs(String script, List<?> keep, List<?> temporary) {
    var inputs = new LinkedHashMap<String, Data>();
    inputs.put("script", new Str(script));
    inputs.put("code", JobDriver.BASH);
    inputs.put("keep", new ListData(keep));
    inputs.put("temporary", new ListData(temporary));
    return inputs;
  }

  /** With a parser that says {@code bad}, {@code fine} or nothing. */
  static Map<String, Data> parsedAs(String verdict, Map<String, Data> inputs) {
    var more = new LinkedHashMap<>(inputs);
    more.put("verdict", new Str(verdict));
    return more;
  }

  static Map<String, Data> monitored(Map<String, Data> inputs, String key, Map<String, Object> setting) {
    var more = new LinkedHashMap<>(inputs);
    more.put("monitors__" + key, new Dict(setting));
    return more;
  }

  static Map<String, Object> options(String name, Object value) {
    return Map.of("options", Map.of(name, value));
  }
}
