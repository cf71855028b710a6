/** Density-functional theory with pw.x of Quantum ESPRESSO: one self-consistent calculation, and an equation of state of them. */
package org.clew.examples.qe;
