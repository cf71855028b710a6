/**
 * The {@code clew} command: a tree of commands that is built only as far as the arguments need it, and how errors are told.
 * Commands that read the store load nothing of the engine, so that they start in a fraction of a second.
 */
package org.clew.cli;
