/** A work chain that runs one process until it succeeds, with handlers that repair what went wrong in between. */
package org.clew.workchain.restart;
