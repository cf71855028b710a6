/** Small processes that the tests of the command run: one of each kind, and one for each way to end. */
package org.clew.cli.sample;
