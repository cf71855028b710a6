/** Tells the engine which example processes there are. */
package org.clew.examples;
