/** Commands for clusters of several machines. */
package org.clew.cli.cluster;
