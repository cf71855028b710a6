package org.clew.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What happens to extras of a node that both sides have.
 *
 * @param own of a key that only this store has
 * @param foreign of a key that only the archive has
 * @param common of a key with two different values
 */
public record ExtrasMode(Own own, Foreign foreign, Common common) {
  public enum Own { KEEP, DROP }

  public enum Foreign { CREATE, SKIP }

  public enum Common { LEAVE, UPDATE, DELETE }

  public static final ExtrasMode KEEP = new ExtrasMode(Own.KEEP, Foreign.CREATE, Common.LEAVE);

  /**
   * Reads {@code keep}, {@code update}, {@code mirror}, {@code none}, or three letters: k or n, c or n, l, u or d.
   *
   * @return empty for any other text
   */
  public static Optional<ExtrasMode> of(String text) {
    return switch (text) {
      case "keep" -> Optional.of(KEEP);
      case "update" -> of("kcu");
      case "mirror" -> of("ncu");
      case "none" -> of("knl");
      default -> text.matches("[kn][cn][lud]") ? Optional.of(new ExtrasMode(text.charAt(0) == 'k' ? Own.KEEP : Own.DROP,
          text.charAt(1) == 'c' ? Foreign.CREATE : Foreign.SKIP, common(text.charAt(2)))) : Optional.empty();
    };
  }

  private static Common common(char letter) {
    return letter == 'l' ? Common.LEAVE : letter == 'u' ? Common.UPDATE : Common.DELETE;
  }

  /** The extras as they will be. */
  public Map<String, Object> merged(Map<String, Object> here, Map<String, Object> archived) {
    var merged = new LinkedHashMap<String, Object>();
    here.forEach((key, value) -> {
      if (!archived.containsKey(key)) {
        if (own == Own.KEEP) merged.put(key, value);
        return;
      }
      var other = archived.get(key);
      if (Objects.equals(value, other)) merged.put(key, value);
      else switch (common) {
        case LEAVE -> merged.put(key, value);
        case UPDATE -> merged.put(key, other);
        case DELETE -> { }
      }
    });
    if (foreign == Foreign.CREATE) archived.forEach((key, value) -> {
      if (!here.containsKey(key)) merged.put(key, value);
    });
    return merged;
  }
}
