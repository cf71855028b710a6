/** How tests wait for what others do; other modules' tests use it too. */
package org.clew.testwait;
