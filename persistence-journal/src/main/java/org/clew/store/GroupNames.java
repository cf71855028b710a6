package org.clew.store;

/** What labels and types of groups may look like. */
final class GroupNames {
  private static final int LONGEST = 255;

  private GroupNames() {}

  static void check(String label, String type) {
    if (label.isBlank() || !label.equals(label.strip())) {
      throw new AnnotationException("A group needs a label without blanks around it, not '" + label + "'.");
    }
    if (label.length() > LONGEST) throw new AnnotationException("The label of a group has at most " + LONGEST + " characters: '"
        + label.substring(0, 40) + "…' has " + label.length() + ".");
    if (label.chars().anyMatch(Character::isISOControl)) {
      throw new AnnotationException("The label of a group must have no control characters: '" + label + "'.");
    }
    if (label.startsWith("/") || label.endsWith("/") || label.contains("//")) {
      throw new AnnotationException("'/' stands between the folders of a group's label, one at a time: '" + label + "'.");
    }
    if (!type.matches("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*")) {
      throw new AnnotationException("The type of a group is words of small letters with dots between them, like " + Groups.CORE
          + ", not '" + type + "'.");
    }
  }
}
