/**
 * JobsList: one sharded actor for each account on a computer. It asks the batch system for all jobs at once, counts connections,
 * commands and jobs, and holds everybody back while the computer is in trouble, for all engines of a cluster.
 */
package org.clew.jobslist;
