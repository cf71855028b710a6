package org.clew.actors;

import java.util.UUID;
import org.clew.process.Outcome;

/** A process has ended. */
public record Ended(UUID process, Outcome outcome) {}
