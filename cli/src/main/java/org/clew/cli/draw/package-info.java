/**
 * Pictures of the provenance graph: a layered layout in pure Java (ranks, order within ranks, positions) and its output as SVG,
 * dot or JSON.
 */
package org.clew.cli.draw;
