/** The commands {@code clew archive …}: parts of the graph as files. */
package org.clew.cli.archive;
