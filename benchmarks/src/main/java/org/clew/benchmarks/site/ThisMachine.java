package org.clew.benchmarks.site;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.computer.ComputerReader;

/** Local transport and direct execution. */
public record ThisMachine() implements Site {
  private static final String LABEL = "here";

  @Override public String name() {
    return "this machine, local transport, direct scheduler";
  }

  @Override public Computer computer(Path workDir) {
    var fields = new LinkedHashMap<>(Computer.localhost(workDir.toString()).plain());
    fields.put("label", LABEL);
    return ComputerReader.read(fields);
  }

  @Override public AuthInfo auth() {
    return AuthInfo.none(LABEL);
  }

  @Override public Map<String, Object> options() {
    return Map.of();
  }

  @Override public Optional<List<SchedulerJob>> jobsSince(long second) {
    return Optional.empty();
  }
}
