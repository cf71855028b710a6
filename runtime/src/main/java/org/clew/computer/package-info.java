/** Where jobs run: what the engine knows of a computer, apart from how a user logs in there. */
package org.clew.computer;
