/** A store with very many nodes: how quickly it takes them, and how quickly it answers then. */
package org.clew.benchmarks.provenance;
