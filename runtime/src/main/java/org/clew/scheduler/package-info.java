/**
 * Batch systems as pure functions: what to write into a job script, which commands to run and what their answers mean. One small
 * class per batch system; nothing here runs a command. A job script lets only one job of an attempt run, and every question that
 * decides something names each part that did not answer.
 */
package org.clew.scheduler;
