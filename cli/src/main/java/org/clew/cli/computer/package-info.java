/** The commands {@code clew computer …}: setting up computers, how to log in there, and testing that it works. */
package org.clew.cli.computer;
