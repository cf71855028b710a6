/** Jars of plugins: what is in one, whether it can be used, and its classes beside those of other versions. */
package org.clew.pluginjar;
