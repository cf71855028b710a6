package org.clew.cli.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.TreeFile;
import org.clew.data.Data;
import org.clew.data.InMemoryBlob;
import org.clew.data.SinglefileData;
import org.clew.definition.Definitions;
import org.clew.definition.Launchable;
import org.clew.repository.Repository;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to launch and with which inputs, as a command line says it; made into a request of the control API. */
final class LaunchArguments {
  @Parameters(index = "0", paramLabel = "NAME", description = "Durable name of a process, a class, or a file ending in .java.")
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

  /**
   * The request; files are put into the repository.
   *
   * @param definitions a class that is named is registered here
   */
  Map<String, Object> request(Definitions definitions, Path home) {
    var request = new LinkedHashMap<String, Object>();
    if (target.endsWith(".java")) {
      var file = Path.of(target);
      request.put("source", Map.of("file", file.getFileName().toString(), "text", text(file)));
    } else {
      request.put("name", name(definitions));
    }
    var values = inputs == null ? new LinkedHashMap<String, Object>() : TreeFile.read(inputs, "port names");
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
    return request;
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
