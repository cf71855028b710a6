/** How the engine reaches a computer: commands and files, as one user there. Calls block and belong on virtual threads. */
package org.clew.transport;
