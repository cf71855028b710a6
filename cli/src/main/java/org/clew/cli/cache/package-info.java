/** Looks at results that are taken from earlier calculations, and says which may be. */
package org.clew.cli.cache;
