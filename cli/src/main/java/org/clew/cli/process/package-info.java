/** The commands {@code clew process …}: listings, trees, reports and what a process waits for, all read from the store. */
package org.clew.cli.process;
