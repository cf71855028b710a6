/** How time passes, apart from what the clock shows. */
package org.clew.time;
