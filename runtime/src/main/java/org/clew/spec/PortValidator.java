package org.clew.spec;

/**
 * Judges a value that is present and of the right type.
 *
 * <p>It gets the port it belongs to; the validator of a namespace can ask it for its siblings with {@link PortNamespace#port},
 * and must
 * tolerate that a wrapping workflow removed some.
 */
@FunctionalInterface
public interface PortValidator {
  /** Null when the value is fine, else a message without path. */
  String check(Object value, Port port);

  /** Both checks; the first message wins. Either may be null. */
  static PortValidator both(PortValidator first, PortValidator second) {
    if (first == null) return second;
    if (second == null) return first;
    return new Choice.Both(first, second);
  }
}
