package org.clew.cli.code;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clew.cli.CommandException.Detail;
import org.clew.cli.Suggestions;
import org.clew.cli.TreeFile;
import picocli.CommandLine.Option;

/** What is said about a code of any kind. */
class CodeOptions {
  @Option(names = "--label", paramLabel = "LABEL", description = "Its name; with the computer it makes LABEL@COMPUTER.")
  String label;

  @Option(names = "--prepend-text", paramLabel = "TEXT", description = "Shell text before its command line, e.g. module load.")
  String prependText;

  @Option(names = "--append-text", paramLabel = "TEXT", description = "Shell text after its command line.")
  String appendText;

  @Option(names = "--with-mpi", arity = "0..1", fallbackValue = "true", paramLabel = "true|false",
      description = "Whether it always or never runs under the mpirun command (default: jobs decide).")
  String withMpi;

  @Option(names = "--use-double-quotes", arity = "0..1", fallbackValue = "true", paramLabel = "true|false",
      description = "Whether $NAME in its path and arguments is expanded on the computer (default: false).")
  String useDoubleQuotes;

  @Option(names = "--config", paramLabel = "FILE", description = "YAML or JSON file with these fields; options win over it.")
  Path config;

  /** Fields by name, as text; the names are those of the options. */
  Map<String, String> fields(Map<String, String> own, List<Detail> problems) {
    var given = new LinkedHashMap<String, String>();
    given.put("label", label);
    given.put("prepend_text", prependText);
    given.put("append_text", appendText);
    given.put("with_mpi", withMpi);
    given.put("use_double_quotes", useDoubleQuotes);
    given.putAll(own);
    var fields = new LinkedHashMap<String, String>();
    if (config != null) fromFile(given.keySet(), fields, problems);
    given.forEach((name, value) -> {
      if (value != null) fields.put(name, value);
    });
    return fields;
  }

  private void fromFile(Set<String> known, Map<String, String> fields, List<Detail> problems) {
    TreeFile.read(config, "field names").forEach((key, value) -> {
      var name = key.replace('-', '_');
      if (!known.contains(name))
        problems.add(new Detail(key, "there is no such field." + Suggestions.sentence(name, new TreeSet<>(known))));
      else if (value instanceof String || value instanceof Boolean || value instanceof Number) fields.put(name, value.toString());
      else if (value != null) problems.add(new Detail(key, "must be a text, found " + value));
    });
  }
}
