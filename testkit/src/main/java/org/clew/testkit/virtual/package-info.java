/**
 * The real engine on a clock that only a test moves: {@link org.clew.testkit.virtual.VirtualEngine}.
 *
 * <p>Actors, journal, JobsLists, job phases and the store are those of production. Only their timers and what they read from the
 * clock come from {@link org.clew.testkit.virtual.VirtualTime}, which jumps to the next timer whenever nothing is left to do.
 */
package org.clew.testkit.virtual;
