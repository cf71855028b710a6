/** How things look on a terminal and in JSON: tables, trees, times, states and short values. */
package org.clew.cli.text;
