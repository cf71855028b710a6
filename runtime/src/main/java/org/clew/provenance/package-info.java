/**
 * Rules of the provenance graph as pure functions: which nodes belong together when some are deleted or taken elsewhere.
 *
 * <p>Nothing here knows a store; the graph is asked through {@link org.clew.provenance.Links}.
 */
package org.clew.provenance;
