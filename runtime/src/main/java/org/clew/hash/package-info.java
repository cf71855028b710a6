/**
 * What makes two values, or two calculations, the same: hashes of content and settings, and what differs when they are not.
 * Nothing here knows of stores or engines.
 */
package org.clew.hash;
