/** Small work chains that the kit is tested on. */
package org.clew.testkit.sample;
