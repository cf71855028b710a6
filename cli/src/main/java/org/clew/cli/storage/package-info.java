/** Commands about the store as a whole. */
package org.clew.cli.storage;
