/**
 * The provenance graph and its rules: {@link org.clew.provenance.LinkType} is the table of what may point where and how often,
 * {@link org.clew.provenance.LinkRules} judges one new link, {@link org.clew.provenance.GraphCheck} a whole graph.
 */
package org.clew.provenance;
