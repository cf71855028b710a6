/**
 * Calculation jobs: programs that run on a computer through its scheduler. Authors say which files and command lines inputs
 * become ({@link org.clew.calcjob.JobPlan}) and what the files of a finished job mean; the job script and the grammar of
 * retrieval are pure.
 */
package org.clew.calcjob;
