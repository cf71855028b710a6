/**
 * How nodes of several machines find each other: the {@code cluster.*} settings, seeds by configuration or DNS, and the rule by
 * which nodes that start at once make one cluster and not two.
 *
 * <p>{@link org.clew.cluster.ClusterConfig} turns settings into overrides for an engine; everything else starts with its actor
 * system.
 */
package org.clew.cluster;
