/** Whether a node lives and whether it is ready, for probes of Kubernetes, systemd and load balancers. */
package org.clew.cluster.health;
