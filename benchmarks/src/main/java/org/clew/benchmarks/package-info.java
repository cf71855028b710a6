/**
 * End-to-end loads that print a table and end with one line of figures, beside the limit of the machine measured in the same run.
 * {@link org.clew.benchmarks.CodecBenchmark} measures single functions with JMH.
 */
package org.clew.benchmarks;
