/**
 * How nodes trust each other: certificates of a private authority in PEM files, mutual TLS between nodes, and the making of both.
 */
package org.clew.cluster.tls;
