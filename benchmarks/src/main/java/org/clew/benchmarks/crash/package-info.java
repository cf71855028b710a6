/**
 * Kills the JVM that submits jobs, again and again at random points, while connections drop and the batch system freezes; then
 * counts how often each job was started.
 */
package org.clew.benchmarks.crash;
