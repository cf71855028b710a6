/** Which store a home uses, by its settings, and the opening of it. */
package org.clew.store.home;
