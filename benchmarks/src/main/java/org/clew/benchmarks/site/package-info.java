/** Computers that loads run jobs on: this machine itself, or real SLURM behind a real ssh server of {@code shared/testbed}. */
package org.clew.benchmarks.site;
