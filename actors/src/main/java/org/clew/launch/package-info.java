/**
 * Starting processes and hearing how they ended: {@link org.clew.launch.Engine} is a node of the machine's cluster with its
 * store, {@link org.clew.launch.OfflineControl} reaches processes when no node is up.
 */
package org.clew.launch;
