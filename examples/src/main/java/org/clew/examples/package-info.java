/** Small workflows that show how Clew is used. Here is only who tells the engine which example processes there are. */
package org.clew.examples;
