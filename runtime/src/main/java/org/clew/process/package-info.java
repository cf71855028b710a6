/**
 * What a process is and how it changes: commands are asked, {@link org.clew.process.Decider} answers with events,
 * {@link org.clew.process.Evolution} applies them, {@link org.clew.process.Agenda} reads from a state what has to be done now.
 * Everything here is a pure function of its arguments.
 */
package org.clew.process;
