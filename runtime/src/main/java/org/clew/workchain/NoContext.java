package org.clew.workchain;

/** Context of a work chain that keeps nothing between its steps. */
public record NoContext() {}
