package org.clew.cli.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.text.Table;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.launch.Protocols;
import org.clew.outline.Outline;
import org.clew.spec.InputSchema;
import org.clew.workchain.ChainDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what can be launched here, shows the contract of one process, or lists the plugins that are installed. */
@Command
public final class PluginList implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "Durable name of a process.")
  String name;

  @Option(names = "--plugins", description = "List the plugins that are installed, with all their versions.")
  boolean plugins;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  @Option(names = "--schema", description = "Print the inputs of NAME as JSON Schema, draft 2020-12, for editors and forms.")
  boolean schema;

  @Option(names = "--template", description = "Print an inputs file for NAME to fill in, for 'clew run NAME --inputs FILE'.")
  boolean template;

  public PluginList(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    if (plugins && name != null) throw CommandException.usage("Give either NAME or --plugins.");
    if ((schema || template) && name == null) throw CommandException.usage("Name the process whose inputs you want.");
    if (schema && template) throw CommandException.usage("Say either --schema or --template.");
    return new PluginHost(shell).call((installed, store) -> {
      var definitions = new Definitions(Definitions.discovered(Thread.currentThread().getContextClassLoader()), installed);
      if (plugins) new PluginTable(shell, installed, store).print(json);
      else if (schema) shell.json(InputSchema.of(definitions.get(name).spec()));
      else if (template) shell.out().print(InputTemplate.of(definitions.get(name).spec()));
      else if (name == null) all(definitions);
      else one(definitions.get(name));
      return 0;
    });
  }

  private void all(Definitions definitions) {
    var found = List.copyOf(definitions.all().values());
    if (json) {
      shell.json(Map.of("processes", found.stream().map(PluginList::brief).toList()));
      return;
    }
    var table = new Table("Name", "Kind", "What it does");
    for (var definition : found) table.row(definition.name(), definition.kind().durable(), definition.spec().description());
    table.print(shell.out(), shell.columns());
    shell.out().println();
    shell.out().println("'clew plugin list NAME' shows ports, defaults and exit codes.");
  }

  private static Map<String, Object> brief(Definition definition) {
    var brief = new LinkedHashMap<String, Object>();
    brief.put("name", definition.name());
    brief.put("kind", definition.kind().durable());
    brief.put("description", definition.spec().description());
    return brief;
  }

  private void one(Definition definition) {
    var contract = new LinkedHashMap<>(definition.spec().describe());
    if (definition instanceof ChainDefinition<?, ?, ?> chain) contract.put("outline", chain.program().outline().describe());
    var protocols = Protocols.of(definition);
    protocols.ifPresent(found -> contract.put("protocols", protocols(found)));
    if (json) shell.json(contract);
    else print(definition, contract);
  }

  private void print(Definition definition, Map<String, Object> contract) {
    shell.out().println(definition.name() + " (" + definition.kind().durable() + ", " + definition.label() + ")");
    if (!definition.spec().description().isEmpty()) shell.out().println(definition.spec().description());
    ports("Inputs", contract.get("inputs"));
    ports("Outputs", contract.get("outputs"));
    if (contract.get("exit_codes") instanceof List<?> codes) {
      shell.out().println();
      var table = new Table("Exit code", "Label", "Message");
      for (var each : codes) {
        if (each instanceof Map<?, ?> code) table.row(code.get("status"), code.get("label"), code.get("message"));
      }
      table.print(shell.out(), shell.columns());
    }
    if (contract.get("protocols") instanceof Map<?, ?> protocols) protocols(protocols);
    if (definition instanceof ChainDefinition<?, ?, ?> chain) outline(chain.program().outline());
  }

  private static Map<String, Object> protocols(Protocols protocols) {
    var descriptions = new LinkedHashMap<String, Object>();
    protocols.all().values().forEach(protocol -> descriptions.put(protocol.name(), protocol.description()));
    var tree = new LinkedHashMap<String, Object>();
    tree.put("default", protocols.standard());
    tree.put("descriptions", descriptions);
    return tree;
  }

  private void protocols(Map<?, ?> protocols) {
    shell.out().println();
    var table = new Table("Protocol", "Meant for");
    ((Map<?, ?>) protocols.get("descriptions")).forEach((name, description) ->
        table.row(name.equals(protocols.get("default")) ? name + " (default)" : name, description));
    table.print(shell.out(), shell.columns());
  }

  private void outline(Outline<?> outline) {
    shell.out().println();
    shell.out().println("Outline");
    outline.render().lines().forEach(line -> shell.out().println("  " + line));
  }

  private void ports(String title, Object namespace) {
    shell.out().println();
    var table = new Table(title, "Type", "Required", "Default", "Help");
    add(table, "", namespace instanceof Map<?, ?> ports ? ports : Map.of());
    table.print(shell.out(), shell.columns());
  }

  private static void add(Table table, String path, Map<?, ?> ports) {
    ports.forEach((name, each) -> {
      var port = (Map<?, ?>) each;
      var here = path.isEmpty() ? String.valueOf(name) : path + "." + name;
      if (here.equals("metadata")) return;
      if (port.get("default") != null && port.get("ports") != null)
        table.row(here, "namespace", "no", text(port.get("default")), text(port.get("help")));
      if (port.get("ports") instanceof Map<?, ?> inner) add(table, here, inner);
      else table.row(here, text(port.get("types")), Boolean.TRUE.equals(port.get("required")) ? "yes" : "no",
          text(port.get("default")),
          text(port.get("help")));
    });
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> "";
      case List<?> list -> String.join(" | ", list.stream().map(String::valueOf).toList());
      default -> String.valueOf(value);
    };
  }
}
