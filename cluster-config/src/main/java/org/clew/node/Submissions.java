package org.clew.node;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.definition.Launchable;
import org.clew.launch.Launcher;
import org.clew.launch.SourceLoader;
import org.clew.launch.Submitter;
import org.clew.plugin.PluginServices;
import org.clew.spec.InputsBuilder;
import org.clew.spec.Processed;
import org.clew.spec.ValidationError;
import org.clew.spec.ValidationException;

/** Submits what a request asks for: all of its processes, or none. */
public record Submissions(Launcher launcher) {
  private static final long MOST = 100_000;

  /**
   * What the control API does with a request to submit, on a launcher of one's own.
   *
   * @param body {@code name}, {@code base}, {@code inputs}, {@code texts}, {@code count}, {@code source}; see
   *     {@code docs/control-api.md}
   */
  public Map<String, Object> submit(Map<String, ?> body) {
    return submit(new Request("POST", List.of(), Map.of(), new java.util.LinkedHashMap<>(body)));
  }

  Map<String, Object> submit(Request request) {
    long count = request.optional("count", Long.class, 1L);
    if (count < 1 || count > MOST) throw Request.bad("'count' must be 1 to " + MOST);
    var definition = definition(request);
    var launches = new ArrayList<Submitter.Launch>((int) count);
    for (int i = 0; i < count; i++) launches.add(new Submitter.Launch(definition, inputs(definition, request)));
    try {
      var nodes = launcher.launchAll(launches).toCompletableFuture().join();
      return Map.of("processes", nodes.stream()
          .map(node -> Answers.ordered("pk", node.pk(), "uuid", node.uuid().toString())).toList());
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Built anew for each process, so that none shares input nodes with another unless they were stored before. */
  private Map<String, Object> inputs(Definition definition, Request request) {
    return inputs(definition, Map.of(), request);
  }

  /** The inputs of a request put over others, nested by port name. */
  Map<String, Object> inputs(Definition definition, Map<String, ?> others, Request request) {
    return PluginServices.call(definition.owner(), () -> read(definition, others, request));
  }

  private Map<String, Object> read(Definition definition, Map<String, ?> others, Request request) {
    var stored = new StoredValues(launcher.store(), launcher.repository());
    var builder = new InputsBuilder(definition.spec(), StoredValues::parse, stored);
    var errors = new ArrayList<ValidationError>();
    others.forEach((name, value) -> collect(errors, () -> builder.merge(Collections.singletonMap(name, value))));
    for (var layer : layers(request)) {
      layer.forEach((name, value) -> collect(errors, () -> builder.merge(Collections.singletonMap((String) name,
          stored.resolved(value, definition.spec().inputs().name() + "." + name)))));
    }
    request.object("texts").forEach((path, text) -> {
      if (!(text instanceof String typed)) throw Request.bad("'texts." + path + "' must be a text");
      collect(errors, () -> builder.setText(path, typed));
    });
    if (errors.isEmpty()) return builder.inputs();
    throw new ValidationException(withOthers(errors, definition.spec().process(builder.inputs())));
  }

  /** Later ones win, port by port. */
  private static List<Map<?, ?>> layers(Request request) {
    var layers = new ArrayList<Map<?, ?>>();
    for (var layer : request.optional("base", List.class, List.of())) {
      if (!(layer instanceof Map<?, ?> inputs)) throw Request.bad("'base' must be a list of mappings of inputs");
      layers.add(inputs);
    }
    layers.add(request.object("inputs"));
    return layers;
  }

  private static void collect(List<ValidationError> errors, Runnable change) {
    try {
      change.run();
    } catch (ValidationException e) {
      errors.addAll(e.errors());
    }
  }

  /** Adds what is wrong with other ports; those that have an error were not set, and would be called missing. */
  private static List<ValidationError> withOthers(List<ValidationError> errors, Processed rest) {
    if (!(rest instanceof Processed.Invalid(var more))) return errors;
    var spoiled = errors.stream().map(Submissions::port).toList();
    return Stream.concat(errors.stream(), more.stream().filter(error -> !spoiled.contains(port(error)))).toList();
  }

  /** The first two names of the path, which is the port at the top. */
  private static List<String> port(ValidationError error) {
    return Stream.of(error.path().split("\\.")).limit(2).toList();
  }

  private Definition definition(Request request) {
    var source = request.optional("source", Map.class, null);
    var name = request.optional("name", String.class, null);
    if (source == null) return launcher.definitions().get(request.required("name", String.class));
    if (!(source.get("file") instanceof String file && source.get("text") instanceof String text)) {
      throw Request.bad("'source' must have the texts 'file' and 'text'");
    }
    var loader = SourceLoader.compile(file, text);
    var known = launcher.adopt(loader);
    return name != null ? known.get(name) : main(file, own(loader, known));
  }

  private static List<Definition> own(SourceLoader loader, Definitions known) {
    var classes = loader.processes();
    return known.all().values().stream().filter(definition -> classes.stream().anyMatch(type -> type.getName()
        .equals(definition.owner().getName()))).toList();
  }

  /** The process of the class that the file is named after, or the only one. */
  private static Definition main(String file, List<Definition> found) {
    var named = found.stream().filter(each -> each.owner().getSimpleName().concat(".java").equals(file)
        && Launchable.class.isAssignableFrom(each.owner()) && each.label().equals(each.owner().getSimpleName())).findFirst();
    if (named.isPresent()) return named.get();
    if (found.size() == 1) return found.getFirst();
    throw Request.bad(found.isEmpty() ? file + " defines no process"
        : file + " defines several processes; say which one, for example " + file + ":" + found.getFirst().name() + ". There are "
        + String.join(", ", found.stream().map(Definition::name).toList()));
  }
}
