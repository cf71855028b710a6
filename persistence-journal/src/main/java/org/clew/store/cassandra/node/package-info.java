/**
 * Starts and stops Cassandra nodes of this machine from jars, for tests and development.
 *
 * <p>Nodes that hold real data are installed and looked after by those who operate Cassandra; nothing here is for them.
 */
package org.clew.store.cassandra.node;
