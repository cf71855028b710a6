/** What listings of processes and nodes have in common: filters, columns, order and pages. */
package org.clew.cli.listing;
