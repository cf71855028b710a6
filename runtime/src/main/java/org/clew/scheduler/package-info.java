/**
 * Batch systems as pure functions: what to write into a job script, which commands to run and what their answers mean. One small
 * class per batch system; nothing here runs a command.
 */
package org.clew.scheduler;
