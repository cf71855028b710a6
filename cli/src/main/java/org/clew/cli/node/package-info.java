/** The commands {@code clew node …}: data and processes as nodes of the provenance graph. */
package org.clew.cli.node;
