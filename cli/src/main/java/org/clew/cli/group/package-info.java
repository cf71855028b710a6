/** The commands {@code clew group …}: collections of nodes, by labels that are paths. */
package org.clew.cli.group;
