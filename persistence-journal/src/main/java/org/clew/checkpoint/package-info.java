/**
 * Checkpoints of processes as views on the journal. A checkpoint is the state at a sequence number, a tag is a name of that number.
 */
package org.clew.checkpoint;
