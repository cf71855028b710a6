/**
 * Pekko persistence on top of the store: write journal, snapshot store and read journal.
 *
 * <p>Events and the graph rows they imply go into one batch, so provenance is never behind the journal.
 */
package org.clew.journal;
