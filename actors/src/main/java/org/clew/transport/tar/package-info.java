/**
 * Trees as one stream of the tar format (POSIX pax), with a sum of every file, and nothing outside of the folder that is meant.
 */
package org.clew.transport.tar;
