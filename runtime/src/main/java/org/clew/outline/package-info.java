/**
 * The outline of a work chain: a tree of named steps, the flat program it compiles to and the cursor that a checkpoint stores.
 * Nothing here runs a step, remembers anything or interprets what a step returns.
 */
package org.clew.outline;
