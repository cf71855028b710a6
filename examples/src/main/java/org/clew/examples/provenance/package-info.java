/** Questions to the provenance of the other examples. */
package org.clew.examples.provenance;
