/**
 * The store in a relational database, whichever it is: one writer that commits what all callers have waiting, readers beside it.
 *
 * <p>What differs between databases is behind {@link org.clew.store.sql.Dialect}.
 */
package org.clew.store.sql;
