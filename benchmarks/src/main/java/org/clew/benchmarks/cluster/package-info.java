/** Loads on several workers that lose some of them. */
package org.clew.benchmarks.cluster;
