/**
 * Reads archives of AiiDA 2: a zip file with an SQLite database and files by their SHA-256. What the types of AiiDA become is one
 * table, {@link org.clew.archive.aiida.AiidaTypes}.
 */
package org.clew.archive.aiida;
