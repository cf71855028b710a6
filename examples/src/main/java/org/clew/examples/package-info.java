/**
 * Workflows that show how Clew is used. Here is who tells the engine which example processes there are, and what several examples
 * share: units, elements, bundled files, options of serial jobs.
 */
package org.clew.examples;
