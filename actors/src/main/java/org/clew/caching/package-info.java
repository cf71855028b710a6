/**
 * Calculations of a store that can stand in the place of new ones: which are valid, how they are found, which settings say that
 * they may be taken, and why one was not.
 */
package org.clew.caching;
