package org.clew.examples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Bool;
import org.clew.data.Cell;
import org.clew.data.CodeData;
import org.clew.data.Data;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.FolderData;
import org.clew.data.InMemoryBlob;
import org.clew.data.Int;
import org.clew.data.JsonData;
import org.clew.data.ListData;
import org.clew.data.Periodicity;
import org.clew.data.RemoteData;
import org.clew.data.RemoteStashData;
import org.clew.data.RemoteStashFolderData;
import org.clew.data.SinglefileData;
import org.clew.data.Str;
import org.clew.data.StructureData;
import org.clew.data.array.ArrayData;
import org.clew.data.array.NdArray;
import org.clew.data.crystal.UpfData;
import org.clew.spec.InputPort;
import org.clew.spec.InputsBuilder;
import org.clew.spec.OutputPort;
import org.clew.spec.Port;
import org.clew.spec.PortNamespace;
import org.clew.spec.ProcessSpec;
import org.clew.spec.Processed;
import org.clew.spec.TextParser;
import org.clew.spec.ValidationError;
import org.clew.spec.ValidationException;

/** Inputs of a process of which one at a time is something else: right or wrong. Validators written in Java are left out. */
final class InputTrials {
  enum Verdict { ACCEPTED, REFUSED, UNKNOWN }

  /** As a file holds them, and with data in place of the nodes that the file names. */
  record Trial(String what, Map<String, Object> json, Map<String, Object> java) {}

  private record Choice(Object json, Object java) {
    static Choice of(Object plain) {
      return new Choice(plain, plain);
    }
  }

  private static final List<String> OF_PORTS = List.of("expected ", "null is not accepted", "required, but", "unknown port",
      "is a namespace", "is a port", "the name ", "must be one of ");
  private static final Object ABSENT = new Object();
  private static final Map<String, Object> NODE = Map.of("$node", 17L);

  private final ProcessSpec spec;

  InputTrials(ProcessSpec spec) {
    this.spec = spec.withInputs(withoutValidators(spec.inputs()));
  }

  private static PortNamespace withoutValidators(PortNamespace namespace) {
    var stripped = namespace;
    for (var port : namespace.ports()) stripped = stripped.with(switch (port) {
      case InputPort input -> input.choices().isEmpty() ? input.validator(null) : input;
      case PortNamespace inner -> withoutValidators(inner);
      case OutputPort output -> output;
    });
    return stripped.validator(null);
  }

  List<Trial> all() {
    var trials = new ArrayList<Trial>();
    trials.add(filled(Map.of()));
    vary(spec.inputs(), "", trials);
    return trials;
  }

  /** With a value for every port that needs one and has none yet. */
  Trial filled(Map<?, ?> given) {
    var json = new LinkedHashMap<String, Object>();
    given.forEach((name, value) -> json.put((String) name, value));
    var java = copy(json);
    fill(spec.inputs(), json, java);
    return new Trial("all that is needed", json, java);
  }

  private void fill(PortNamespace namespace, Map<String, Object> json, Map<String, Object> java) {
    for (var port : namespace.ports()) {
      if (!port.required()) continue;
      switch (port) {
        case InputPort input -> {
          if (json.get(input.name()) != null) continue;
          var value = fitting(input);
          json.put(input.name(), value.json());
          java.put(input.name(), value.java());
        }
        case PortNamespace inner -> {
          var below = copy(json.get(inner.name()) instanceof Map<?, ?> map ? map : Map.of());
          var javaBelow = copy(java.get(inner.name()) instanceof Map<?, ?> map ? map : Map.of());
          fill(inner, below, javaBelow);
          if (below.isEmpty()) continue;
          json.put(inner.name(), below);
          java.put(inner.name(), javaBelow);
        }
        case OutputPort _ -> { }
      }
    }
  }

  private void vary(PortNamespace namespace, String path, List<Trial> trials) {
    var below = path.isEmpty() ? "" : path + ".";
    for (var port : namespace.ports()) {
      for (var choice : choices(port)) trials.add(changed(below + port.name(), choice));
      if (port instanceof PortNamespace inner) vary(inner, below + inner.name(), trials);
    }
    for (var name : List.of("surprise", "sur__prise", "deep.surprise", "deep.sur__prise")) {
      for (var choice : choices(namespace)) if (choice.json() != ABSENT) trials.add(changed(below + name, choice));
    }
  }

  private static List<Choice> choices(Port port) {
    var choices = new ArrayList<Choice>();
    var plain = List.of(ABSENT, true, 1L, 1.5, "text", List.of(), List.of(1L), Map.of(), Map.of("a", 1L), Map.of("a", "b"));
    plain.forEach(each -> choices.add(Choice.of(each)));
    choices.add(Choice.of(null));
    if (port instanceof InputPort input) input.choices().forEach(choice -> choices.add(Choice.of(choice)));
    for (var type : port.validTypes()) if (Data.class.isAssignableFrom(type)) choices.add(new Choice(NODE, sample(type)));
    return choices;
  }

  private Trial changed(String path, Choice choice) {
    var base = filled(Map.of());
    put(base.json(), path, choice.json());
    put(base.java(), path, choice.java());
    return new Trial(path + (choice.json() == ABSENT ? " is left out" : ": " + choice.json()), base.json(), base.java());
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> tree, String path, Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      if (value == ABSENT) tree.remove(path);
      else tree.put(path, value);
      return;
    }
    var head = path.substring(0, dot);
    if (value == ABSENT && !(tree.get(head) instanceof Map)) return;
    var inner = copy(tree.get(head) instanceof Map<?, ?> map ? map : Map.of());
    tree.put(head, inner);
    put(inner, path.substring(dot + 1), value);
  }

  /** What the ports say; unknown when only a reader of a data type or the like has said no, which a schema cannot know. */
  Verdict judge(Trial trial) {
    var errors = errors(trial);
    if (errors.isEmpty()) return Verdict.ACCEPTED;
    return errors.stream().anyMatch(error -> OF_PORTS.stream().anyMatch(error.message()::startsWith)) ? Verdict.REFUSED
        : Verdict.UNKNOWN;
  }

  List<ValidationError> errors(Trial trial) {
    var errors = new ArrayList<ValidationError>();
    var builder = new InputsBuilder(spec, TextParser.NONE,
        (type, raw) -> isNamed(type) && !(raw instanceof Double) ? Optional.of(sample(type)) : Optional.empty());
    trial.java().forEach((name, value) -> {
      try {
        builder.merge(Collections.singletonMap(name, value));
      } catch (ValidationException e) {
        errors.addAll(e.errors());
      }
    });
    if (errors.isEmpty() && spec.process(builder.inputs()) instanceof Processed.Invalid(var more)) errors.addAll(more);
    return errors;
  }

  private static Choice fitting(InputPort port) {
    if (!port.choices().isEmpty()) return Choice.of(port.choices().getFirst());
    if (port.validTypes().isEmpty()) return Choice.of(1L);
    var type = port.validTypes().getFirst();
    if (Data.class.isAssignableFrom(type)) {
      var data = sample(type);
      return isNamed(type) ? new Choice(NODE, data) : Choice.of(data.plain());
    }
    return Choice.of(Map.<Class<?>, Object>of(String.class, "text", Long.class, 1L, Double.class, 1.5, Boolean.class, true,
        Map.class, Map.of(),
        List.class, List.of()).get(type));
  }

  /** Whether a name alone stands for a stored value. */
  private static boolean isNamed(Class<?> type) {
    return !List.of("Data", "Int", "Float", "Bool", "Str", "Dict", "ListData", "JsonData").contains(type.getSimpleName());
  }

  private static Data sample(Class<?> type) {
    var samples = List.of(new Int(1), new Float(1.5), new Str("text"), new Bool(true), new Dict(Map.of()),
        new ListData(List.of()), new JsonData(1L), CodeData.installed("sh", "localhost", "/bin/sh"),
        new RemoteData("localhost", "/tmp"), new FolderData(Map.of()), ArrayData.of(NdArray.of(new double[] {1})),
        new RemoteStashFolderData(new RemoteStashData.Place("localhost", "copy", "/archive", "/tmp", List.of())),
        new StructureData(Cell.cubic(5), Periodicity.FULL, List.of()), SinglefileData.ofText("a", "b"),
        UpfData.of("Si.upf", new InMemoryBlob("<UPF version=\"2.0.1\">\n<PP_HEADER element=\"Si\"/>\n</UPF>\n")));
    return samples.stream().filter(type::isInstance).findFirst()
        .orElseThrow(() -> new AssertionError("give InputTrials a sample of " + type.getName()));
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    var copy = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> copy.put((String) name,
        value instanceof Map<?, ?> inner && !inner.equals(NODE) ? copy(inner) : value));
    return copy;
  }
}
