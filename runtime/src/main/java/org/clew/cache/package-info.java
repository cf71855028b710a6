/**
 * Calculations that need not be done because they were done before: what the engine is asked for, which processes may be taken
 * from the cache, and what a hit brings.
 */
package org.clew.cache;
