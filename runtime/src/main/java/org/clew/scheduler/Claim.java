package org.clew.scheduler;

/** What the link {@code .clew/job} of an attempt says, see {@link Fence}. */
sealed interface Claim {
  /** Nobody has made the link. */
  record Free() implements Claim {}

  record Held(String jobId) implements Claim {}

  record Cancelled() implements Claim {}

  record Unreadable(String reason) implements Claim {}

  /** From a part that tells the text of the link. A directory that is gone can not start anything. */
  static Claim of(Answers answers) {
    var part = answers.part("claim");
    if (part.isEmpty()) return new Unreadable("the answer has no part 'claim'");
    if (!hasFolder(answers)) return new Free();
    if (part.get().exit() != 0) return new Unreadable(part.get().reason("reading the job directory"));
    var text = part.get().stdout().strip();
    if (text.isEmpty()) return new Free();
    return text.equals("cancelled") ? new Cancelled() : new Held(text);
  }

  static boolean hasFolder(Answers answers) {
    return answers.part("claim").filter(part -> part.exit() != 0 && part.stderr().contains("No such file or directory"))
        .isEmpty();
  }
}
