package org.clew.calcjob;

/** A retrieved file, read as UTF-8. */
public record Text(String text) implements FileContent {}
