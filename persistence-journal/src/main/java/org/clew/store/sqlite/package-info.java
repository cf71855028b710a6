/**
 * The store in one SQLite file: one writer that commits what all callers have waiting, a few readers beside it.
 *
 * <p>Several JVMs of one machine may open the same file; a lock file makes them take turns in writing.
 */
package org.clew.store.sqlite;
