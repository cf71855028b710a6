package org.clew.calcjob;

/** The job left no file of this name, or it was not in the retrieve list. */
public record Missing(String name) implements FileContent {}
