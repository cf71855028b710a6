package org.clew.calcjob;

import java.util.Map;
import org.clew.data.NodeRef;

/**
 * A running job as a monitor sees it.
 *
 * @param process node of the process
 * @param jobId as the scheduler calls it
 * @param schedulerInfo what the scheduler told last, by the names of AiiDA; plain
 * @param inputs of the process, nested by port name
 * @param files of the job directory
 */
public record JobView(NodeRef process, String jobId, Map<String, Object> schedulerInfo, Map<String, Object> inputs,
    JobOptions options, RemoteFiles files) {}
