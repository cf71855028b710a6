/**
 * Takes parts of a provenance graph out of a store, into a file that another store can read, and away for good.
 *
 * <p>An archive names nodes by uuid only. What is imported is history: processes that have ended, without a journal.
 */
package org.clew.archive;
