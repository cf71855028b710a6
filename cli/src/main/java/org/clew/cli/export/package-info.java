/**
 * Provenance for the rest of the world: W3C PROV and RO-Crate. Nodes are named by their uuids, never by numbers of this store.
 */
package org.clew.cli.export;
