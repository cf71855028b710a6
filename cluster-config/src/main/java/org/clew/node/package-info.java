/**
 * Where the engine runs: the node that owns a home, its control API over HTTP, and the daemon with its client.
 *
 * <p>{@link org.clew.node.DaemonClient}, {@link org.clew.node.EngineClient} and {@link org.clew.node.EngineEndpoint} are for
 * command line tools and load no actor library.
 */
package org.clew.node;
