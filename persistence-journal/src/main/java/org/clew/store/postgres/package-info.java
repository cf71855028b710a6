/**
 * The store in a PostgreSQL database, open to the workers of many machines at a time.
 *
 * <p>Workers do not take turns: the unique key of events (process, sequence number) refuses whoever comes second.
 */
package org.clew.store.postgres;
