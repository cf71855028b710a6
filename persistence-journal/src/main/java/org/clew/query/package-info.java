/**
 * Questions to the provenance graph in the words of Java: {@link org.clew.query.Query} says what is looked for,
 * {@link org.clew.query.Finder} of a store answers. Nothing here knows a database.
 */
package org.clew.query;
