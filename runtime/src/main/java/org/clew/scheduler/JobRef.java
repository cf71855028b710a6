package org.clew.scheduler;

/**
 * How a job is found again.
 *
 * @param jobId null while it is not known whether the scheduler took the job
 * @param token of the submission; stands in the name or environment of the job
 * @param workdir absolute path of the directory of this attempt
 */
public record JobRef(String jobId, String token, String workdir) {}
