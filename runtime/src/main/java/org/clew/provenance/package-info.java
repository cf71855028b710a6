/**
 * The provenance graph and its rules: {@link org.clew.provenance.LinkType} is the table of what may point where and how often,
 * {@link org.clew.provenance.LinkRules} judges one new link, {@link org.clew.provenance.GraphCheck} a whole graph.
 * {@link org.clew.provenance.Links} is the graph as a traversal sees it, which says what goes along when nodes are deleted or
 * taken elsewhere.
 *
 * <p>Pure functions; nothing here knows a store.
 */
package org.clew.provenance;
