package org.clew.registry;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.registry.RegistryEvent.CodeCreated;
import org.clew.registry.RegistryEvent.CodeHidden;
import org.clew.registry.RegistryEvent.CodeRevealed;
import org.clew.registry.RegistryEvent.ComputerConfigured;
import org.clew.registry.RegistryEvent.ComputerDeleted;
import org.clew.registry.RegistryEvent.PluginChosen;
import org.clew.registry.RegistryEvent.PluginInstalled;
import org.clew.registry.RegistryEvent.PluginRemoved;
import org.clew.store.PlainJson;
import org.clew.store.StoreException;

/**
 * Events of computers, codes and plugins as JSON bytes (UTF-8). Names and fields stay for ever: a new field is optional, a
 * changed meaning is a new version. Unknown fields are skipped.
 */
public final class RegistryCodec {
  /** Stands beside every event in the journal; never changes. */
  public static final int IDENTIFIER = 417_511;

  /** All names with their versions. */
  public static final List<String> MANIFESTS = List.of("computer.configured.v1", "computer.deleted.v1", "code.created.v1",
      "code.hidden.v1", "code.revealed.v1", "plugin.installed.v1", "plugin.removed.v1", "plugin.chosen.v1");

  private RegistryCodec() {}

  /** Durable name with version, e.g. {@code computer.configured.v1}. */
  public static String manifest(RegistryEvent event) {
    return MANIFESTS.get(switch (event) {
      case ComputerConfigured _ -> 0;
      case ComputerDeleted _ -> 1;
      case CodeCreated _ -> 2;
      case CodeHidden _ -> 3;
      case CodeRevealed _ -> 4;
      case PluginInstalled _ -> 5;
      case PluginRemoved _ -> 6;
      case PluginChosen _ -> 7;
    });
  }

  public static byte[] encode(RegistryEvent event) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("at", event.at().toString());
    switch (event) {
      case ComputerConfigured(_, var computer, var auth) -> {
        plain.put("computer", computer);
        plain.put("auth", auth);
      }
      case CodeCreated(_, var pk, var uuid) -> {
        plain.put("pk", pk);
        plain.put("uuid", uuid.toString());
      }
      case PluginInstalled(_, var version, var sha256, var size, var file, var brings) -> {
        plain.put("version", version);
        plain.put("sha256", sha256);
        plain.put("size", size);
        plain.put("file", file);
        plain.put("brings", brings);
      }
      case PluginRemoved(_, var sha256) -> plain.put("sha256", sha256);
      case PluginChosen(_, var sha256) -> plain.put("sha256", sha256);
      case ComputerDeleted _, CodeHidden _, CodeRevealed _ -> { }
    }
    return PlainJson.bytes(plain);
  }

  /** @throws StoreException for a name or content that this version cannot read */
  public static RegistryEvent decode(String manifest, byte[] json) {
    try {
      var plain = map(PlainJson.read(json));
      var at = Instant.parse((String) plain.get("at"));
      return switch (MANIFESTS.indexOf(manifest)) {
        case 0 -> new ComputerConfigured(at, map(plain.get("computer")), map(plain.get("auth")));
        case 1 -> new ComputerDeleted(at);
        case 2 -> new CodeCreated(at, (Long) plain.get("pk"), UUID.fromString((String) plain.get("uuid")));
        case 3 -> new CodeHidden(at);
        case 4 -> new CodeRevealed(at);
        case 5 -> new PluginInstalled(at, text(plain, "version"), text(plain, "sha256"), (Long) plain.get("size"),
            text(plain, "file"), map(plain.get("brings")));
        case 6 -> new PluginRemoved(at, text(plain, "sha256"));
        case 7 -> new PluginChosen(at, (String) plain.get("sha256"));
        default -> throw new StoreException("The store holds an event '" + manifest
            + "' that this version of Clew does not know: use the version that wrote it.");
      };
    } catch (IllegalArgumentException | ClassCastException | NullPointerException | DateTimeException e) {
      throw new StoreException("An event '" + manifest + "' in the store cannot be read: " + e.getMessage(), e);
    }
  }

  private static String text(Map<String, Object> plain, String key) {
    if (plain.get(key) instanceof String text) return text;
    throw new IllegalArgumentException(key + " is missing");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object plain) {
    return plain == null ? Map.of() : (Map<String, Object>) plain;
  }
}
