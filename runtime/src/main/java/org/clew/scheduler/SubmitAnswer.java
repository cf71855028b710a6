package org.clew.scheduler;

import org.clew.spec.ExitCode;

/** What a submit command answered. */
public sealed interface SubmitAnswer {
  /** There is a job of this id now. */
  record Accepted(String jobId) implements SubmitAnswer {}

  /** No job was made and none will be; trying again is of no use. */
  record Refused(ExitCode code, String text) implements SubmitAnswer {}

  /** No job was made and none will be, for a reason that may pass: trying again later makes sense, a search does not. */
  record NotTaken(String text) implements SubmitAnswer {}

  /** A job may have been made or not: search by token, then try again. */
  record Unclear(String text) implements SubmitAnswer {}
}
