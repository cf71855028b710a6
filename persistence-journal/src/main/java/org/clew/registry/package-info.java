/**
 * What users set up: computers with the way to log in there, and codes. Each is an entity of the journal whose last event is its
 * present state, so that every store keeps them and their history.
 */
package org.clew.registry;
