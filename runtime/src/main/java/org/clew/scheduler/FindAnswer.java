package org.clew.scheduler;

/** What a search for a submission by its token answered. */
public sealed interface FindAnswer {
  /** It became a job, which may have ended. */
  record Found(String jobId) implements FindAnswer {}

  /** There is no such job; for schedulers whose submission is not atomic it must be known to the accounting, too. */
  record NotThere() implements FindAnswer {}

  /** The attempt was cancelled before it became a job, and can not become one any more. */
  record Cancelled() implements FindAnswer {}

  /** Nothing can be concluded; the search is made again later. */
  record Unusable(String reason) implements FindAnswer {}
}
