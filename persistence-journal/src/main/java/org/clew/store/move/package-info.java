/** Carries everything from one store into another, of whatever kind. */
package org.clew.store.move;
