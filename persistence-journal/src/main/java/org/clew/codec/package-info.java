/**
 * How events and snapshots of processes stand in the journal: durable names and JSON. {@link org.clew.codec.EventTypes} is the one
 * registry of names, {@link org.clew.codec.EventCodec} and {@link org.clew.codec.StateCodec} translate.
 */
package org.clew.codec;
