package org.clew.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Plain;
import org.clew.definition.Definition;
import org.clew.spec.InputsBuilder;
import org.clew.spec.Suggestion;

/**
 * Presets of inputs that the author of a process recommends, by name: {@code fast}, {@code precise} and the like.
 *
 * <p>They are read from the resource {@code protocols/NAME.yaml} beside the class of the process, where NAME is its durable name:
 * <pre>{@code
 * default_protocol: moderate
 * default_inputs: {pw: {kpoints: [4, 4, 4]}}
 * protocols:
 *   moderate: {description: For most purposes}
 *   fast: {description: For a first look, inputs: {pw: {cutoff: 20}}}
 * }</pre>
 *
 * @param process durable name
 * @param standard the protocol that is meant by {@code default}
 * @param common inputs of every protocol
 */
public record Protocols(String process, String standard, Map<String, Object> common, Map<String, Protocol> all) {
  /** The name that stands for the protocol that the author recommends. */
  public static final String DEFAULT = "default";

  /** @param inputs nested by port name; win over those of every protocol */
  public record Protocol(String name, String description, Map<String, Object> inputs) {}

  /** Empty when the process has none; throws IllegalArgumentException with a sentence when the resource is wrong. */
  public static Optional<Protocols> of(Definition definition) {
    var resource = "protocols/" + definition.name() + ".yaml";
    try (var in = definition.owner().getClassLoader().getResourceAsStream(resource)) {
      if (in == null) return Optional.empty();
      var tree = Plain.normal(new ObjectMapper(new YAMLFactory()).readValue(in, Object.class));
      return Optional.of(read(definition.name(), resource, tree));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the resource " + resource + " is not YAML: " + e.getOriginalMessage().lines()
          .findFirst().orElse(""), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Protocols read(String process, String resource, Object tree) {
    if (!(tree instanceof Map<?, ?> top) || !(top.get("protocols") instanceof Map<?, ?> protocols) || protocols.isEmpty())
      throw new IllegalArgumentException("the resource " + resource + " must have a mapping 'protocols'");
    checkKeys(top, List.of("default_protocol", "default_inputs", "protocols"), resource);
    var all = new LinkedHashMap<String, Protocol>();
    protocols.forEach((name, value) -> {
      if (!(value instanceof Map<?, ?> protocol))
        throw new IllegalArgumentException("the resource " + resource + ": protocols." + name
            + " must be a mapping with description and inputs");
      checkKeys(protocol, List.of("description", "inputs"), resource + ": protocols." + name);
      all.put((String) name, new Protocol((String) name, protocol.get("description") instanceof String text ? text : "",
          mapping(protocol.get("inputs"), resource, "protocols." + name + ".inputs")));
    });
    var standard = top.containsKey("default_protocol") ? String.valueOf(top.get("default_protocol"))
        : all.keySet().iterator().next();
    if (!all.containsKey(standard))
      throw new IllegalArgumentException("the resource " + resource + ": default_protocol is '" + standard
          + "', which is none of " + String.join(", ", all.keySet()));
    return new Protocols(process, standard, mapping(top.get("default_inputs"), resource, "default_inputs"), all);
  }

  private static void checkKeys(Map<?, ?> mapping, List<String> known, String place) {
    for (var key : mapping.keySet()) {
      if (!known.contains(key)) throw new IllegalArgumentException("the resource " + place + " cannot have '" + key + "'; it has "
          + String.join(", ", known));
    }
  }

  /** The protocol of this name; throws IllegalArgumentException with those that there are. */
  public Protocol get(String name) {
    var found = all.get(name.equals(DEFAULT) ? standard : name);
    if (found != null) return found;
    throw new IllegalArgumentException("'" + process + "' has no protocol '" + name + "'"
        + Suggestion.nearest(name, all.keySet()).map(near -> "; did you mean '" + near + "'?")
        .orElse("; it has " + String.join(", ", all.keySet())));
  }

  /** Inputs in layers, each of which wins over those before it: those of every protocol, and those of this one. */
  public List<Map<String, Object>> layers(String name) {
    return List.of(common, get(name).inputs());
  }

  /**
   * A builder with the inputs of a protocol; what is merged into it later wins.
   *
   * @throws IllegalArgumentException when there is no such protocol, or its resource is wrong
   * @throws org.clew.spec.ValidationException naming every input that does not fit its port
   */
  public static InputsBuilder builder(Definition definition, String protocol) {
    var protocols = of(definition)
        .orElseThrow(() -> new IllegalArgumentException("'" + definition.name() + "' has no protocols"));
    var builder = definition.builder();
    protocols.layers(protocol).forEach(builder::merge);
    return builder;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> mapping(Object value, String resource, String path) {
    return switch (value) {
      case null -> Map.of();
      case Map<?, ?> map -> (Map<String, Object>) map;
      default -> throw new IllegalArgumentException("the resource " + resource + ": " + path + " must be a mapping of inputs");
    };
  }
}
