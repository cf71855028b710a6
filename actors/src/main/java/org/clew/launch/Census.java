package org.clew.launch;

/**
 * How much a node holds at the moment.
 *
 * @param address of the node in the cluster
 * @param shards number of shards of processes
 * @param processes number of processes in memory
 */
public record Census(String address, int shards, int processes) {}
