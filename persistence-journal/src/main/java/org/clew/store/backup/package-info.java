/** Backups of a home, taken while engines work, and their return into an empty home. */
package org.clew.store.backup;
