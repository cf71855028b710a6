/**
 * What Clew remembers, as contracts: journal, snapshots, checkpoint tags and the provenance graph.
 *
 * <p>Implementations live in packages below; nothing here knows a database or Pekko.
 */
package org.clew.store;
