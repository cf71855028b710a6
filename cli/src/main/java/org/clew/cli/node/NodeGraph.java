package org.clew.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.draw.Dot;
import org.clew.cli.draw.Flow;
import org.clew.cli.draw.Neighbourhood;
import org.clew.cli.draw.Picture;
import org.clew.cli.draw.Svg;
import org.clew.provenance.LinkType;
import org.clew.store.PlainJson;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the provenance around a node. */
@Command
public final class NodeGraph extends StoreCommand {
  enum Format { svg, dot, json }

  @Parameters(paramLabel = "PK", description = "The node: pk, uuid, start of its uuid, or label.")
  String identifier;

  @Option(names = {"-f", "--format"}, description = "${COMPLETION-CANDIDATES}; default: as the file name ends, else svg.")
  Format format;

  @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead of standard output.")
  Path file;

  @Option(names = "--ancestors", paramLabel = "N", defaultValue = "-1", description = "Levels upwards (default: all).")
  int ancestors;

  @Option(names = "--descendants", paramLabel = "N", defaultValue = "-1", description = "Levels downwards (default: all).")
  int descendants;

  @Option(names = {"-l", "--links"}, paramLabel = "TYPES", split = ",", defaultValue = "all",
      description = "Which links are followed: data (what was made of what), logic (calls, inputs and returns of workflows), all,"
      + " or names such as "
      + "input_calc,create (default ${DEFAULT-VALUE}).")
  List<String> links;

  @Option(names = {"-d", "--direction"}, paramLabel = "right|down",
      description = "Which way the picture runs (default: as it is less long).")
  Flow direction;

  @Option(names = "--max-nodes", paramLabel = "N", defaultValue = "400",
      description = "Draw at most N nodes (default ${DEFAULT-VALUE}).")
  int most;

  public NodeGraph(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var around = new Neighbourhood(store.graph(), most, types());
    var picture = around.around(Identifier.node(store.graph(), identifier), ancestors, descendants);
    var flow = direction != null ? direction : Flow.of(picture);
    var text = switch (json ? Format.json : format()) {
      case svg -> Svg.of(picture, flow);
      case dot -> Dot.of(picture, flow);
      case json -> PlainJson.write(json(picture)) + "\n";
    };
    if (around.isCut()) shell.err().println("Only " + most + " nodes are drawn; see --ancestors, --descendants and --max-nodes.");
    if (file == null) shell.out().print(text);
    else write(text, picture);
    return 0;
  }

  private Set<String> types() {
    var types = new HashSet<String>();
    for (var name : links) {
      for (var type : LinkType.values()) {
        boolean isMeant = switch (name) {
          case "all" -> true;
          case "data" -> type.isDataProvenance();
          case "logic" -> !type.isDataProvenance();
          default -> type.durable().equals(name);
        };
        if (isMeant) types.add(type.durable());
      }
      if (!List.of("all", "data", "logic").contains(name) && LinkType.find(name).isEmpty()) {
        throw CommandException.usage("--links: '" + name + "' is none of all, data, logic, "
            + Arrays.stream(LinkType.values()).map(LinkType::durable).collect(Collectors.joining(", ")) + ".");
      }
    }
    return types;
  }

  private Format format() {
    if (format != null) return format;
    var name = file == null ? "" : file.toString();
    if (name.endsWith(".dot")) return Format.dot;
    return name.endsWith(".json") ? Format.json : Format.svg;
  }

  private void write(String text, Picture picture) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      var why = e instanceof NoSuchFileException ? "there is no such folder" : e.getMessage();
      throw CommandException.refused("Cannot write " + file + ": " + why + ".");
    }
    shell.err().println("Wrote " + file + ": " + picture.boxes().size() + " nodes, " + picture.arrows().size() + " links.");
  }

  private static Map<String, Object> json(Picture picture) {
    var json = new LinkedHashMap<String, Object>();
    json.put("nodes", picture.boxes().stream().map(NodeGraph::json).toList());
    json.put("links", picture.arrows().stream().map(NodeGraph::json).toList());
    return json;
  }

  private static Map<String, Object> json(Picture.Box box) {
    var json = new LinkedHashMap<String, Object>();
    json.put("pk", box.pk());
    json.put("uuid", box.uuid());
    json.put("node_type", box.type());
    json.put("title", box.title());
    json.put("text", box.text());
    return json;
  }

  private static Map<String, Object> json(Picture.Arrow arrow) {
    var json = new LinkedHashMap<String, Object>();
    json.put("source", arrow.source());
    json.put("target", arrow.target());
    json.put("type", arrow.type());
    json.put("label", arrow.label());
    return json;
  }
}
