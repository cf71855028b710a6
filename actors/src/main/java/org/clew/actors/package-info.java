/**
 * One actor per process: it persists what {@link org.clew.process.Decider} decides and keeps the one thing going that
 * {@link org.clew.process.Agenda} asks for. Blocking work runs on virtual threads; the actor itself never waits.
 */
package org.clew.actors;
