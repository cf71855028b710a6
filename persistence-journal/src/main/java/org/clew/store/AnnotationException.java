package org.clew.store;

/** An annotation can not be made as asked; the message says why and is fit for a user. */
public final class AnnotationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AnnotationException(String message) {
    super(message);
  }

  /** There is no node with this pk. */
  public static AnnotationException noNode(long pk) {
    return new AnnotationException("There is no node " + pk + ".");
  }

  /** There is no group with this uuid. */
  public static AnnotationException noGroup(java.util.UUID uuid) {
    return new AnnotationException("There is no group " + uuid + ".");
  }

  /** The name of a group is taken. */
  public static AnnotationException groupExists(String label, String type) {
    return new AnnotationException("There is a group '" + label + "' of type " + type + " already: take another label.");
  }
}
