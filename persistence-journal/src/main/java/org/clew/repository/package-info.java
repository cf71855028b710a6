/**
 * Contents of files, kept by what they hold: sandbox inputs and retrieved outputs, outside the database.
 *
 * <p>An object that is there is whole and on disk; the same content is kept once.
 */
package org.clew.repository;
