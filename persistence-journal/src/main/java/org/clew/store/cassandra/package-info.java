/**
 * The store of large clusters: journal, snapshots, tags and provenance in Cassandra 5, through its Java driver.
 *
 * <p>Events are appended by conditional writes, which refuse a stale writer; {@code docs/adr/0009-cassandra-store.md} says how
 * the graph follows the events although no transaction holds both.
 */
package org.clew.store.cassandra;
