/**
 * Equation of state of a crystal, from a structure file over parallel jobs to lattice constant, cohesive energy and bulk modulus.
 * It is what {@code clew demo} runs for argon with the Lennard-Jones potential.
 */
package org.clew.examples.eos;
