/** Molecules with the tight-binding program xtb: optimised geometries, vibrations, minima, and a survey of several molecules. */
package org.clew.examples.xtb;
