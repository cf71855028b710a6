/** The commands {@code clew calcjob …}: files that a job was given, brought back or has on its machine, and its results. */
package org.clew.cli.calcjob;
