package org.clew.cli.export;

import org.clew.cli.CommandException;
import picocli.CommandLine.Option;

/** Who answers for what is exported. */
final class Who {
  @Option(names = "--author", paramLabel = "NAME", description = "Person who is responsible (default: name of your account).")
  String author;

  @Option(names = "--orcid", paramLabel = "ID", description = "ORCID iD of that person, such as 0000-0002-1825-0097.")
  String orcid;

  String name() {
    return author == null || author.isBlank() ? System.getProperty("user.name") : author.strip();
  }

  /** URI of the person, or null. */
  String uri() {
    if (orcid == null) return null;
    var digits = orcid.strip().replaceFirst("^https?://orcid\\.org/", "");
    if (!digits.matches("(\\d{4}-){3}\\d{3}[\\dX]") || !isChecked(digits.replace("-",
        ""))) throw CommandException.usage("--orcid is '" + orcid
        + "': it must be four groups of four digits, such as 0000-0002-1825-0097.");
    return "https://orcid.org/" + digits;
  }

  /** ISO 7064 11,2, as ORCID uses it. */
  private static boolean isChecked(String digits) {
    int total = 0;
    for (int i = 0; i < 15; i++) total = (total + Character.digit(digits.charAt(i), 10)) * 2;
    int check = (12 - total % 11) % 11;
    return digits.charAt(15) == (check == 10 ? 'X' : (char) ('0' + check));
  }
}
