/**
 * Commands that need an engine: they talk to the one that is up over its control API, and start one of their own when there is
 * none and they have to wait for results.
 */
package org.clew.cli.engine;
