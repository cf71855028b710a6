/**
 * What the events of a process change in the provenance graph. {@link org.clew.projection.ProvenanceProjection} is the pure rule,
 * {@link org.clew.projection.BoundProjection} remembers which node an entity is.
 */
package org.clew.projection;
