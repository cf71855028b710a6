package org.clew.actors;

import java.util.UUID;

/**
 * What a process is doing.
 *
 * @param state lower-case name of its lifecycle
 * @param status text for people, empty when there is none
 * @param agenda what it does or waits for, in a sentence
 */
public record StatusAnswer(UUID process, String state, boolean paused, String status, String agenda) {}
