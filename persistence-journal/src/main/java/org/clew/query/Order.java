package org.clew.query;

/** By what results are ordered; those without a value come last. */
public record Order(Field<?> field, boolean descending) {}
