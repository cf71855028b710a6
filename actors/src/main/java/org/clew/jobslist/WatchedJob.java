package org.clew.jobslist;

import org.clew.job.Slot;
import org.clew.scheduler.JobRef;

/** A job that somebody waits for. */
record WatchedJob(Slot slot, JobRef job) {}
