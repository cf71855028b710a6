package org.clew.store.cassandra.node;

import java.nio.file.Path;
import java.util.List;

/**
 * One node of a development cluster.
 *
 * @param libraries directory with {@code cassandra-all} and what it depends on
 * @param home directory of data, commit log and configuration, made when it does not exist
 * @param address loopback address such as 127.0.0.1, which tells the nodes of one cluster apart
 * @param seeds addresses of nodes that a starting node asks for the others; the first node is its own seed
 * @param nativePort of the CQL protocol
 * @param storagePort between nodes, the same for all nodes of a cluster
 * @param heapMegabytes heap; resident memory is about 500 MB more
 */
public record NodeConfig(Path libraries, Path home, String address, List<String> seeds, int nativePort, int storagePort,
    int heapMegabytes) {
  public NodeConfig {
    seeds = List.copyOf(seeds);
  }

  /** The text of {@code cassandra.yaml}; group commit, because the default acknowledges before the data is on disk. */
  String yaml() {
    return """
        cluster_name: clew
        num_tokens: 16
        partitioner: org.apache.cassandra.dht.Murmur3Partitioner
        endpoint_snitch: SimpleSnitch
        seed_provider: [ { class_name: org.apache.cassandra.locator.SimpleSeedProvider, parameters: [ { seeds: "%s" } ] } ]
        listen_address: %s
        rpc_address: %s
        native_transport_port: %d
        storage_port: %d
        commitlog_sync: group
        commitlog_sync_group_window: 1ms
        commitlog_segment_size: 16MiB
        paxos_variant: v2
        memtable_heap_space: 128MiB
        memtable_offheap_space: 128MiB
        concurrent_compactors: 1
        auto_snapshot: false
        hinted_handoff_enabled: true
        data_file_directories: [ "%6$s/data" ]
        commitlog_directory: "%6$s/commitlog"
        saved_caches_directory: "%6$s/saved_caches"
        hints_directory: "%6$s/hints"
        cdc_raw_directory: "%6$s/cdc_raw"
        """.formatted(String.join(",", seeds), address, address, nativePort, storagePort, home);
  }
}
