/**
 * The commands {@code clew data …}: values are shown, written to files in the formats of their field, and read from such files.
 */
package org.clew.cli.data;
