/**
 * Computers that are reached by ssh (RFC 4251 to 4254), with a client inside this program ({@code mina}) or with the user's own
 * {@code ssh} ({@code openssh}). Both open one connection at a time and many channels in it.
 */
package org.clew.transport.ssh;
