package org.clew.cli.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.TreeFile;
import org.clew.data.Data;
import org.clew.data.InMemoryBlob;
import org.clew.data.SinglefileData;
import org.clew.definition.Definitions;
import org.clew.definition.Launchable;
import org.clew.definition.UnknownProcessException;
import org.clew.launch.Protocols;
import org.clew.launch.RestartInputs;
import org.clew.repository.Repository;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to launch and with which inputs, as a command line says it; made into a request of the control API. */
final class LaunchArguments {
  private static final Pattern IN_FILE = Pattern.compile("(.+\\.java)(?::(.+))?");

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME",
      description = "Durable name of a process, a class, or a file ending in .java: the class that it is named after,"
      + " or FILE.java:NAME for another"
          + " one; not needed with --restart-from.")
  String target;

  @Parameters(index = "1..*", paramLabel = "port=value",
      description = "Inputs; a.b=value for nested ports, port=@FILE for the content "
      + "of a file, JSON for lists and mappings, pk, uuid or label for stored nodes.")
  List<String> assignments = new ArrayList<>();

  @Option(names = "--inputs", paramLabel = "FILE", description = "JSON or YAML file with inputs; port=value wins over it.")
  Path inputs;

  @Option(names = {"-G", "--group"}, paramLabel = "LABEL",
      description = "Put what is launched into this group, which is made if needed.")
  String group;

  @Option(names = "--protocol", paramLabel = "NAME",
      description =
          "Start from the inputs that the author of the process recommends under this name; 'default' for the usual ones.")
  String protocol;

  @Option(names = "--restart-from", paramLabel = "PK",
      description = "Start from the inputs of a process that exists: pk, uuid, start of a uuid, or label.")
  String restartFrom;

  /**
   * The request; files are put into the repository.
   *
   * @param definitions a class that is named is registered here
   */
  Map<String, Object> request(Definitions definitions, Shell shell) {
    var base = new ArrayList<Map<String, Object>>();
    if (restartFrom != null) base.add(restart(definitions, shell));
    if (target == null)
      throw CommandException.usage("Name the process to launch; 'clew plugin list' shows those that there are.");
    if (protocol != null) base.addAll(protocol(definitions));
    var request = new LinkedHashMap<String, Object>();
    var inFile = IN_FILE.matcher(target);
    if (inFile.matches()) {
      var file = Path.of(inFile.group(1));
      request.put("source", Map.of("file", file.getFileName().toString(), "text", text(file)));
      if (inFile.group(2) != null) request.put("name", inFile.group(2));
    } else {
      request.put("name", name(definitions));
    }
    if (!base.isEmpty()) request.put("base", base);
    addInputs(request, assignments, inputs, shell.home());
    return request;
  }

  /** Puts {@code inputs} and {@code texts} into a request. */
  static void addInputs(Map<String, Object> request, List<String> assignments, Path file, Path home) {
    var values = file == null ? new LinkedHashMap<String, Object>() : TreeFile.read(file, "port names");
    var texts = new LinkedHashMap<String, Object>();
    for (var assignment : assignments) {
      var at = assignment.indexOf('=');
      if (at < 1) throw CommandException.usage("'" + assignment + "' is not an input; write port=value.");
      var port = assignment.substring(0, at);
      var value = assignment.substring(at + 1);
      if (value.startsWith("@")) put(values, port, literal(file(Path.of(value.substring(1))), Repository.open(home)));
      else texts.put(port, value);
    }
    request.put("inputs", values);
    request.put("texts", texts);
  }

  /** The inputs of the process to start from, which also says what to launch when nothing else does. */
  private Map<String, Object> restart(Definitions definitions, Shell shell) {
    if (target != null && target.contains("=")) {
      assignments.addFirst(target);
      target = null;
    }
    try (var store = shell.openStore()) {
      var process = Identifier.process(store.graph(), restartFrom);
      if (target == null) target = process.processType();
      if (definitions.find(target).isEmpty() && !IN_FILE.matcher(target).matches())
        throw CommandException.notFound("The code of '" + target
            + "' is not known here; if it is in a file, name it: clew run FILE.java --restart-from " + process.pk() + ".");
      return RestartInputs.references(store.graph(), process.pk());
    }
  }

  private List<Map<String, Object>> protocol(Definitions definitions) {
    if (IN_FILE.matcher(target).matches())
      throw CommandException.usage("A process in a file has no protocols; leave --protocol out.");
    try {
      var definition = definitions.get(name(definitions));
      return Protocols.of(definition).orElseThrow(() ->
          CommandException.refused("'" + definition.name() + "' has no protocols; leave --protocol out."))
          .layers(protocol);
    } catch (UnknownProcessException e) {
      throw CommandException.notFound(e.getMessage());
    } catch (IllegalArgumentException e) {
      throw CommandException.refused(e.getMessage() + ".");
    }
  }

  /** A value for a request: by its type and content, its files kept. */
  static Map<String, Object> literal(Data data, Repository repository) {
    for (var blob : data.blobs()) if (!repository.contains(blob.sha256(), blob.size())) repository.put(blob.bytes());
    return Map.of("$data", Map.of("type", data.type(), "plain", data.plain()));
  }

  private String name(Definitions definitions) {
    if (definitions.find(target).isPresent() || !target.matches("([\\w$]+\\.)*[A-Z][\\w$]*")) return target;
    try {
      var type = Class.forName(target, true, Thread.currentThread().getContextClassLoader());
      if (!Launchable.class.isAssignableFrom(type)) throw CommandException.refused(target
          + " is neither a WorkChain nor a CalcJob.");
      return definitions.register(type).getFirst().name();
    } catch (ClassNotFoundException _) {
      return target;
    } catch (IllegalArgumentException e) {
      throw CommandException.refused(e.getMessage());
    }
  }

  private static SinglefileData file(Path file) {
    try {
      return new SinglefileData(file.getFileName().toString(), new InMemoryBlob(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw TreeFile.unreadable(file, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw TreeFile.unreadable(file, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> tree, String path, Object value) {
    var at = path.indexOf('.');
    if (at < 0) {
      tree.put(path, value);
      return;
    }
    var inner = tree.get(path.substring(0, at)) instanceof Map<?, ?> map ? new LinkedHashMap<>((Map<String, Object>) map)
        : new LinkedHashMap<String, Object>();
    tree.put(path.substring(0, at), inner);
    put(inner, path.substring(at + 1), value);
  }
}
