package org.clew.cli.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.concurrent.Callable;
import org.clew.archive.Source;
import org.clew.archive.Sources;
import org.clew.cli.Shell;
import org.clew.cli.text.Table;
import org.clew.store.PlainJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is in an archive, without a store. */
@Command
public final class ArchiveInfo implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FILE", description = "An archive of Clew or AiiDA.")
  Path file;

  @Option(names = "--detailed", description = "Check every byte, and count nodes by type.")
  boolean detailed;

  @Option(names = "--any-size", description = "Read it also when it unpacks to very much more than its size.")
  boolean anySize;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public ArchiveInfo(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    try (var source = Sources.open(file, anySize)) {
      var facts = new LinkedHashMap<String, Object>();
      facts.put("file", file.toString());
      facts.put("bytes", Files.size(file));
      facts.putAll(source.metadata());
      if (detailed) facts.putAll(details(source));
      if (json) shell.json(facts);
      else print(facts);
      return 0;
    }
  }

  private Map<String, Object> details(Source source) {
    var progress = new ProgressLine(shell);
    source.verify(progress);
    var types = new TreeMap<String, Object>();
    var processes = new TreeMap<String, Object>();
    source.nodes(node -> {
      types.merge(node.nodeType(), 1L, (a, b) -> (Long) a + (Long) b);
      if (node.process() != null) processes.merge(node.process().processType(), 1L, (a, b) -> (Long) a + (Long) b);
    });
    var links = new TreeMap<String, Object>();
    source.links(link -> links.merge(link.type(), 1L, (a, b) -> (Long) a + (Long) b));
    progress.end();
    var details = new LinkedHashMap<String, Object>();
    details.put("whole", true);
    details.put("node_types", types);
    details.put("process_types", processes);
    details.put("link_types", links);
    if (!source.notes().isEmpty()) details.put("notes", source.notes());
    return details;
  }

  private void print(Map<String, Object> facts) {
    var table = new Table("Property", "Value");
    facts.forEach((name, value) -> {
      if (value instanceof Map<?, ?> map)
        map.forEach((key, inner) -> table.row(name.replace('_', ' ') + ": " + key, text(inner)));
      else table.row(name.replace('_', ' '), text(value));
    });
    table.print(shell.out(), 0);
  }

  private static String followed(Map<?, ?> rules) {
    return rules.entrySet().stream().filter(rule -> Boolean.TRUE.equals(rule.getValue()))
        .map(rule -> String.valueOf(rule.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String text(Object value) {
    if (value instanceof Map<?, ?> rules && rules.values().stream().allMatch(Boolean.class::isInstance)) return followed(rules);
    return value instanceof String text ? text : PlainJson.write(value);
  }
}
