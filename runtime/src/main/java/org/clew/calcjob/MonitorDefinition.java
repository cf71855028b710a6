package org.clew.calcjob;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import org.clew.plugin.PluginServices;
import org.clew.spec.InputProcessing;
import org.clew.spec.PortNamespace;

/**
 * A monitor under its durable name, with the arguments that it takes.
 *
 * <pre>{@code
 * new MonitorDefinition("pw.energy", "Stops a job whose energy rises.",
 *     PortNamespace.of("kwargs", InputPort.of("limit", Double.class).defaultTo(10.0)), Energy::look)
 * }</pre>
 *
 * @param name what inputs call {@code entry_point}
 * @param arguments ports of plain values; made metadata here
 */
public record MonitorDefinition(String name, String help, PortNamespace arguments, Monitor monitor) {
  private static final List<MonitorDefinition> INSTALLED = installed();

  public MonitorDefinition {
    if (name.isBlank()) throw new IllegalArgumentException("a monitor needs a name");
    Objects.requireNonNull(help, "help");
    Objects.requireNonNull(monitor, "monitor");
    arguments = arguments.metadata();
  }

  /** A monitor that takes no arguments. */
  public static MonitorDefinition of(String name, String help, Monitor monitor) {
    return new MonitorDefinition(name, help, PortNamespace.of("kwargs"), monitor);
  }

  /** The monitor of this name; those of the calculation job itself come first. */
  static Optional<MonitorDefinition> find(String name, List<MonitorDefinition> own) {
    return all(own).stream().filter(monitor -> monitor.name().equals(name)).findFirst();
  }

  static List<MonitorDefinition> all(List<MonitorDefinition> own) {
    var all = new ArrayList<>(own);
    all.addAll(INSTALLED);
    for (var provider : PluginServices.of(MonitorProvider.class)) all.addAll(provider.monitors());
    return all;
  }

  private static List<MonitorDefinition> installed() {
    var all = new ArrayList<MonitorDefinition>();
    for (var provider : ServiceLoader.load(MonitorProvider.class)) all.addAll(provider.monitors());
    return List.copyOf(all);
  }

  /** Nested arguments with defaults; throws {@link org.clew.spec.ValidationException} with all that is wrong with them. */
  public Map<String, Object> checked(Map<String, ?> given) {
    return InputProcessing.process(arguments, given).orThrow();
  }
}
