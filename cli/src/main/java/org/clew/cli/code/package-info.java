/** The commands {@code clew code …}: programs that jobs run, stored as nodes with a label that inputs can name. */
package org.clew.cli.code;
